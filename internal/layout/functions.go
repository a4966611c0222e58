package layout

import (
	"context"
	"errors"
	"fmt"
	"html"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/langs"
	"github.com/gohugoio/hugo/tpl"
	"github.com/gohugoio/hugo/tpl/cast"
	"github.com/gohugoio/hugo/tpl/collections"
	"github.com/gohugoio/hugo/tpl/compare"
	"github.com/gohugoio/hugo/tpl/crypto"
	"github.com/gohugoio/hugo/tpl/encoding"
	hugofmt "github.com/gohugoio/hugo/tpl/fmt"
	"github.com/gohugoio/hugo/tpl/hash"
	"github.com/gohugoio/hugo/tpl/lang"
	"github.com/gohugoio/hugo/tpl/math"
	hugopartials "github.com/gohugoio/hugo/tpl/partials"
	"github.com/gohugoio/hugo/tpl/path"
	hugoreflect "github.com/gohugoio/hugo/tpl/reflect"
	"github.com/gohugoio/hugo/tpl/safe"
	hugostrings "github.com/gohugoio/hugo/tpl/strings"
	"github.com/gohugoio/hugo/tpl/templates"
	"github.com/gohugoio/hugo/tpl/urls"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// A library is the functions layouts may call: those of Hugo that give the
// same answer to the same question at any time and on any machine. It is a
// list of what is open, so that a new version of Hugo opens nothing.
type library struct {
	functions map[string]any
	families  map[string]family
	partials  *partialFuncs
}

// A family is functions called by a name in two parts, as strings.ToUpper.
type family struct {
	functions any
	open      []string
}

func newLibrary(d *deps.Deps) *library {
	l := d.Conf.Language().(*langs.Language)
	var (
		casts     = cast.New()
		lists     = listFuncs{collections.New(d)}
		orders    = compare.New(langs.GetLocation(l), false)
		sums      = crypto.New()
		codes     = encoding.New()
		prints    = hugofmt.New(d)
		numbers   = math.New(d)
		parts     = &partialFuncs{hugo: hugopartials.New(d)}
		trust     = safe.New()
		texts     = hugostrings.New(d)
		addresses = urls.New(d)
		dates     = dateFuncs{l}
		marks     = markupFuncs{}
	)
	return &library{
		partials: parts,
		functions: map[string]any{
			"float": casts.ToFloat, "int": casts.ToInt, "string": casts.ToString,

			"after": lists.After, "append": lists.Append, "complement": lists.Complement,
			"delimit": lists.Delimit, "dict": lists.Dictionary, "first": lists.First,
			"in": lists.In, "index": lists.Index, "intersect": lists.Intersect,
			"isset": lists.IsSet, "isSet": lists.IsSet, "keyVals": lists.KeyVals, "last": lists.Last,
			"merge": lists.Merge, "newScratch": lists.NewScratch, "querify": lists.Querify,
			"seq": lists.Seq, "slice": lists.Slice, "sort": lists.Sort, "symdiff": lists.SymDiff,
			"union": lists.Union, "uniq": lists.Uniq, "where": lists.Where,

			"cond": orders.Conditional, "default": orders.Default, "eq": orders.Eq, "ge": orders.Ge,
			"gt": orders.Gt, "le": orders.Le, "lt": orders.Lt, "ne": orders.Ne,

			"hmac": sums.HMAC, "md5": sums.MD5, "sha1": sums.SHA1, "sha256": sums.SHA256,
			"base64Decode": codes.Base64Decode, "base64Encode": codes.Base64Encode, "jsonify": codes.Jsonify,
			"print": prints.Print, "printf": prints.Printf, "println": prints.Println, "errorf": stop,

			"add": numbers.Add, "div": numbers.Div, "mod": numbers.Mod, "modBool": numbers.ModBool,
			"mul": numbers.Mul, "pow": numbers.Pow, "sub": numbers.Sub,

			"safeCSS": trust.CSS, "safeHTML": trust.HTML, "safeHTMLAttr": trust.HTMLAttr,
			"safeJS": trust.JS, "safeJSStr": trust.JSStr, "safeURL": trust.URL,

			"chomp": texts.Chomp, "countrunes": texts.CountRunes, "countwords": texts.CountWords,
			"findRE": texts.FindRE, "findRESubmatch": texts.FindRESubmatch,
			"hasPrefix": texts.HasPrefix, "hasSuffix": texts.HasSuffix, "lower": texts.ToLower,
			"replace": texts.Replace, "replaceRE": texts.ReplaceRE, "slicestr": texts.SliceString,
			"split": texts.Split, "substr": texts.Substr, "title": texts.Title, "trim": texts.Trim,
			"truncate": texts.Truncate, "upper": texts.ToUpper,

			"dateFormat": dates.Format, "urlize": addresses.URLize,
			"htmlEscape": marks.HTMLEscape, "htmlUnescape": marks.HTMLUnescape, "plainify": marks.Plainify,

			"partial": parts.Include, "partialCached": parts.cached,
			// Hugo carries these out itself and asks only for their names.
			"return": func() string { return "" },
			"try":    func(v any) (any, error) { return v, nil },
			// Hugo puts these around every {{ with partial … }}, for partials that
			// are wrapped around what stands inside. Those are closed here.
			"_pushPartialDecorator": func(string) string { return "" },
			"_popPartialDecorator":  func(string) template.JS { return "" },
		},
		families: map[string]family{
			"cast":        {casts, list("ToFloat ToInt ToString")},
			"collections": {lists, list("After Append Complement Delimit Dictionary First In Index Intersect IsSet KeyVals Last Merge NewScratch Querify Reverse Seq Slice Sort SymDiff Union Uniq Where")},
			"compare":     {orders, list("Conditional Default Eq Ge Gt Le Lt Ne")},
			"crypto":      {sums, list("HMAC Hash MD5 SHA1 SHA256")},
			"encoding":    {codes, list("Base64Decode Base64Encode HexDecode HexEncode Jsonify")},
			"fmt":         {prints, list("Print Printf Println")},
			"hash":        {hash.New(), list("FNV32a XxHash")},
			"lang":        {lang.New(d, langs.GetTranslator(l)), list("FormatAccounting FormatCurrency FormatNumber FormatNumberCustom FormatPercent")},
			"math":        {numbers, list("Abs Acos Add Asin Atan Atan2 Ceil Cos Div Floor Log Max MaxInt64 Min Mod ModBool Mul Pi Pow Product Round Sin Sqrt Sub Sum Tan ToDegrees ToRadians")},
			"partials":    {parts, list("Include")},
			"path":        {path.New(d), list("Base BaseName Clean Dir Ext Join Split")},
			"reflect":     {hugoreflect.New(), list("IsMap IsSlice")},
			"safe":        {trust, list("CSS HTML HTMLAttr JS JSStr URL")},
			"strings":     {texts, list("Chomp Contains ContainsAny ContainsNonSpace Count CountRunes CountWords Diff FindRE FindRESubmatch FirstUpper HasPrefix HasSuffix Repeat Replace ReplacePairs ReplaceRE RuneCount SliceString Split Substr Title ToLower ToUpper Trim TrimLeft TrimPrefix TrimRight TrimSpace TrimSuffix Truncate")},
			"templates":   {templates.New(d), list("Exists")},
			"time":        {dates, list("Format")},
			"transform":   {marks, list("HTMLEscape HTMLUnescape Plainify")},
			"urls":        {addresses, list("JoinPath Parse PathEscape PathUnescape URLize")},
		},
	}
}

func list(s string) []string { return strings.Fields(s) }

// Why functions of Hugo are closed. People who know Hugo get to hear it; that
// a function is missing here only makes it unknown.
var (
	outside  = say.ALayoutReadsNoFilesNo()
	unsteady = say.APageComesOutTheSame()
	siteless = say.ItNeedsHugoSOwnPages()
)

var closed = reasons(map[language.Text]string{
	outside: `css css.Build css.PostCSS css.Sass css.TailwindCSS debug fileExists getenv hugo imageConfig
		images js js.Babel js.Batch js.Build os os.FileExists os.Getenv os.ReadDir os.ReadFile os.Stat
		readDir readFile resources resources.Get resources.GetRemote resources.GetMatch resources.Match
		fingerprint minify babel getJSON getCSV inflect humanize pluralize singularize`,
	unsteady: `now time.Now time.In time.AsTime shuffle collections.Shuffle collections.D math.Rand
		math.Counter`,
	siteless: `absLangURL absURL anchorize apply collections.Apply collections.Group diagrams doDefer
		emojify group highlight i18n inner lang.Merge lang.Translate markdownify openapi3 page
		partials.IncludeCached ref relLangURL relURL relref safe.Try site T templates.Current
		templates.Defer templates.Inner transform.Emojify transform.Highlight transform.Markdownify
		transform.ToMath transform.Unmarshal unmarshal urls.AbsLangURL urls.AbsURL urls.Anchorize
		urls.Ref urls.RelLangURL urls.RelRef urls.RelURL warnf warnidf erroridf fmt.Warnf fmt.Errorf`,
})

func reasons(by map[language.Text]string) map[string]language.Text {
	m := map[string]language.Text{}
	for why, names := range by {
		for name := range strings.FieldsSeq(names) {
			m[name] = why
		}
	}
	return m
}

// forHugo is the library as Hugo wants it. The closed functions are in it
// since Hugo's own templates, which nobody here uses, name some of them.
func (lib *library) forHugo() map[string]any {
	m := map[string]any{}
	for name := range closed {
		if strings.Contains(name, ".") {
			continue // comes with its family
		}
		m[name] = func(...any) (any, error) { return nil, diag.ClosedFunction.Problem(name, closed[name]) }
	}
	maps.Copy(m, lib.functions)
	for name, f := range lib.families {
		m[name] = func(context.Context, ...any) (any, error) { return f.functions, nil }
	}
	return m
}

// open tells whether a function may be called by this name. The functions of
// Go's templates themselves are known to Hugo without us.
func (lib *library) open(name string) bool {
	family, function, two := strings.Cut(name, ".")
	if two {
		return slices.Contains(lib.families[family].open, function)
	}
	_, one := lib.functions[name]
	return one || slices.Contains(fromGo, name)
}

// fault says what is wrong with the name of a function, if anything.
func (lib *library) fault(name string) *diag.Problem {
	if lib.open(name) {
		return nil
	}
	if why, known := closed[name]; known {
		return diag.ClosedFunction.Problem(name, why)
	}
	if why, known := closed[strings.Split(name, ".")[0]]; known {
		return diag.ClosedFunction.Problem(name, why)
	}
	return diag.UnknownFunction.Problem(name, nearest(name, lib.names()))
}

var fromGo = list("and call html len not or urlquery")

func (lib *library) names() []string {
	names := slices.Collect(maps.Keys(lib.functions))
	for name, f := range lib.families {
		for _, function := range f.open {
			names = append(names, name+"."+function)
		}
	}
	return slices.DeleteFunc(append(names, fromGo...), func(name string) bool { return strings.HasPrefix(name, "_") })
}

// stop lets a layout refuse to make a page.
func stop(format string, args ...any) (string, error) {
	return "", diag.LayoutStops.Problem(fmt.Sprintf(format, args...))
}

// partialFuncs includes one layout in another.
type partialFuncs struct {
	hugo  *hugopartials.Namespace
	there []string // the partials of the site; Hugo has some of its own
}

// Include gives what a partial makes of a value.
func (f *partialFuncs) Include(ctx context.Context, name string, view ...any) (any, error) {
	if part := partialKey(name); !slices.Contains(f.there, part) {
		return nil, f.unknown(part)
	}
	if including := tpl.Context.CurrentTemplate.Get(ctx); including != nil && including.Level > deepest {
		return nil, diag.EndlessLayout.Problem()
	}
	return f.hugo.Include(ctx, name, view...)
}

func (f *partialFuncs) unknown(part string) *diag.Problem {
	return diag.UnknownPartial.Problem(part, nearest(part, f.there))
}

// deepest is how far partials may include each other. Hugo goes ten times as
// far, and takes seconds to say so.
const deepest = 100

// cached includes a partial without keeping what it makes. Hugo keeps it as
// long as the layouts live, by the partial's name and whatever values the
// author thought of giving: one too few, and a trainee's navigation stands on
// another's pages. What is worth keeping, Set.RenderPartial makes once.
func (f *partialFuncs) cached(ctx context.Context, name string, view any, _ ...any) (any, error) {
	return f.Include(ctx, name, view)
}

// listFuncs is Hugo's collections without what depends on the order of a map,
// which changes from run to run.
type listFuncs struct{ *hugoLists }

type hugoLists = collections.Namespace

// Sort gives a list in order.
func (f listFuncs) Sort(ctx context.Context, l any, by ...any) (any, error) {
	if reflect.Indirect(reflect.ValueOf(l)).Kind() == reflect.Map {
		return nil, errors.New("a map has no order that lasts; sort a slice")
	}
	return f.hugoLists.Sort(ctx, l, by...)
}

// dateFuncs is the part of Hugo's time that knows no clock.
type dateFuncs struct{ language *langs.Language }

// Format writes a date, in the site's language, after an example as in Go or
// by a name as :date_long.
func (f dateFuncs) Format(layout string, date any) (string, error) {
	if d, ok := date.(civil.Date); ok {
		date = d.In(time.UTC)
	}
	t, err := htime.ToTimeInDefaultLocationE(date, time.UTC)
	if err != nil {
		return "", err
	}
	return langs.GetTimeFormatter(f.language).Format(t, layout), nil
}

// markupFuncs is the part of Hugo's transform that needs no Hugo page.
type markupFuncs struct{}

// HTMLEscape writes text as HTML shows it.
func (markupFuncs) HTMLEscape(text any) string { return html.EscapeString(fmt.Sprint(text)) }

// HTMLUnescape is the reverse.
func (markupFuncs) HTMLUnescape(text any) string { return html.UnescapeString(fmt.Sprint(text)) }

// Plainify takes out the tags. What is left is text, not markup: Hugo's own
// trusts it, though taking out a tag can leave behind what becomes another.
func (markupFuncs) Plainify(text any) string {
	return html.UnescapeString(tpl.StripHTML(fmt.Sprint(text)))
}
