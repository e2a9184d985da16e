#ifndef CDISK_H
#define CDISK_H

/// Exchanges two paths of one file system in a single step.
/// Returns 0, or -1 with `errno` set (ENOSYS or EINVAL where the file system cannot).
int cdisk_exchange(const char *a, const char *b);

#endif
