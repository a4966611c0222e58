module btfolio

go 1.26

require cloud.google.com/go v0.123.0
