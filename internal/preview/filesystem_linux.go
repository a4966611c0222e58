package preview

import "golang.org/x/sys/unix"

// noEvents reports whether a folder lies on a file system that sends no events
// for changes made on another computer.
func noEvents(folder string) bool {
	var stat unix.Statfs_t
	if err := unix.Statfs(folder, &stat); err != nil {
		return false
	}
	return isRemote(uint32(stat.Type))
}

// isRemote reports whether another computer, or the host of this one, may
// write to a file system of this type.
func isRemote(magic uint32) bool {
	switch magic {
	case unix.NFS_SUPER_MAGIC,
		unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC,
		unix.FUSE_SUPER_MAGIC, // sshfs, rclone; virtiofs, which containers on a Mac have
		unix.V9FS_MAGIC,       // Windows drives in WSL
		unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.CEPH_SUPER_MAGIC,
		unix.CODA_SUPER_MAGIC, unix.NCP_SUPER_MAGIC,
		0x786f4256, // shared folders of VirtualBox, which unix has no name for
		0xbacbacbc: // and of VMware
		return true
	}
	return false
}
