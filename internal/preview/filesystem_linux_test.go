package preview

import (
	"testing"

	"golang.org/x/sys/unix"
)

func TestIsRemote(t *testing.T) {
	for magic, want := range map[uint32]bool{
		unix.NFS_SUPER_MAGIC:       true,
		unix.CIFS_SUPER_MAGIC:      true,
		unix.SMB2_SUPER_MAGIC:      true,
		unix.FUSE_SUPER_MAGIC:      true,
		unix.V9FS_MAGIC:            true,
		unix.EXT4_SUPER_MAGIC:      false,
		unix.BTRFS_SUPER_MAGIC:     false,
		unix.TMPFS_MAGIC:           false,
		unix.OVERLAYFS_SUPER_MAGIC: false,
	} {
		if isRemote(magic) != want {
			t.Errorf("%#x is remote: %v, want %v", magic, !want, want)
		}
	}
}
