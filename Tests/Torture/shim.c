/* Stands between a program and its file system, for the tests of Tests/Torture.
 *
 * Preloaded, it counts the calls that change something below SHIM_ROOT, in all threads, and does at call
 * SHIM_AT what SHIM_DO says:
 *
 *   kill    end the process before the call, as SIGKILL does
 *   half    write half of the bytes, then end the process (other calls: as kill)
 *   once:E  let the call fail with errno E
 *   from:E  let this call and all later ones fail with errno E, as on a full disk (removing still works on one)
 *   wait:F  wait before the call until the file F is there
 *
 * SHIM_COUNT=F  at exit, write the number of calls to F
 * SHIM_LOG=F    write every call with its bytes to F, for the simulation of power failures
 * SHIM_READS=1  count files and folders that are opened to be read, too
 * SHIM_SHUFFLE=N  hand on the names in folders in another order
 * SHIM_CLOCK=S  tell a wall clock that is S seconds ahead
 *
 * The files that stdio writes are seen at fwrite and fclose.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define FDS 4096
enum action { NOTHING, KILL, HALF, ONCE, FROM, WAIT };

static pthread_mutex_t guard = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char root[4096], waiting[4096];
static size_t root_length;
static enum action action;
static int error_number, counts_reads, log_fd = -1;
static long at = -1, calls, next_id = 1, shuffle_seed = -1, clock_shift;
static long ids[FDS]; /* Of files below the root: a number for each time one was opened; else 0. */

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) _exit(99);
    return found;
}

__attribute__((constructor)) static void begin(void) {
    const char *text = getenv("SHIM_ROOT");
    if (text) root_length = (size_t)snprintf(root, sizeof root, "%s", text);
    if ((text = getenv("SHIM_AT"))) at = atol(text);
    counts_reads = getenv("SHIM_READS") != NULL;
    if ((text = getenv("SHIM_SHUFFLE"))) shuffle_seed = atol(text);
    if ((text = getenv("SHIM_CLOCK"))) clock_shift = atol(text);
    if ((text = getenv("SHIM_DO"))) {
        if (!strcmp(text, "kill")) action = KILL;
        if (!strcmp(text, "half")) action = HALF;
        if (!strncmp(text, "once:", 5)) action = ONCE, error_number = atoi(text + 5);
        if (!strncmp(text, "from:", 5)) action = FROM, error_number = atoi(text + 5);
        if (!strncmp(text, "wait:", 5)) action = WAIT, snprintf(waiting, sizeof waiting, "%s", text + 5);
    }
    if ((text = getenv("SHIM_LOG")))
        log_fd = (int)syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("SHIM_COUNT");
    if (!path || !root_length) return;
    char text[32];
    int length = snprintf(text, sizeof text, "%ld\n", calls);
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd < 0) return;
    syscall(SYS_write, fd, text, length);
    syscall(SYS_close, fd);
}

/* The absolute path below the root, or NULL. */
static const char *below(int folder, const char *path, char *buffer) {
    if (!root_length || !path) return NULL;
    if (path[0] != '/') {
        if (folder != AT_FDCWD || !getcwd(buffer, 4096)) return NULL;
        size_t length = strlen(buffer);
        snprintf(buffer + length, 8192 - length, "/%s", path);
        path = buffer;
    }
    if (strncmp(path, root, root_length) || (path[root_length] && path[root_length] != '/')) return NULL;
    return path;
}

static void log_bytes(const void *bytes, size_t length) {
    while (length > 0) {
        long count = syscall(SYS_write, log_fd, bytes, length);
        if (count <= 0) _exit(98);
        bytes = (const char *)bytes + count;
        length -= (size_t)count;
    }
}

/* `op number number length-of-text length-of-bytes LF text bytes LF` */
static void note(const char *op, long one, long two, const char *text, const void *bytes, size_t length) {
    if (log_fd < 0) return;
    char head[128];
    int size = snprintf(head, sizeof head, "%s %ld %ld %zu %zu\n", op, one, two, text ? strlen(text) : 0, length);
    log_bytes(head, (size_t)size);
    if (text) log_bytes(text, strlen(text));
    if (length) log_bytes(bytes, length);
    log_bytes("\n", 1);
}

/* Counts a call. 0: go on; 1: fail with errno; 2: write half, then die. */
static int judge(int is_write, int is_removal) {
    long number = ++calls;
    if (action == FROM && number >= at && !(is_removal && (error_number == ENOSPC || error_number == EDQUOT))) {
        errno = error_number;
        return 1;
    }
    if (number != at) return 0;
    switch (action) {
    case HALF:
        if (is_write) return 2;
        /* fall through */
    case KILL: syscall(SYS_kill, getpid(), SIGKILL); for (;;) pause();
    case ONCE: errno = error_number; return 1;
    case WAIT:
        while (access(waiting, F_OK)) usleep(5000);
        return 0;
    default: return 0;
    }
}
static void die(void) { syscall(SYS_kill, getpid(), SIGKILL); for (;;) pause(); }

#define LOCK pthread_mutex_lock(&guard)
#define UNLOCK pthread_mutex_unlock(&guard)

static long opened(int fd, const char *path, int flags, int existed) {
    if (fd < 0 || fd >= FDS) return 0;
    ids[fd] = next_id++;
    note("open", ids[fd], (flags & O_TRUNC ? 1 : 0) | (flags & O_CREAT && !existed ? 2 : 0), path, NULL, 0);
    return ids[fd];
}

static int open_any(int folder, const char *path, int flags, mode_t mode) {
    char buffer[8192];
    const char *found = below(folder, path, buffer);
    int changes = (flags & O_ACCMODE) != O_RDONLY || flags & (O_CREAT | O_TRUNC);
    if (!found) {
        int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
        if (fd >= 0 && fd < FDS) ids[fd] = 0;
        return fd;
    }
    LOCK;
    if ((changes || counts_reads) && judge(0, 0)) { UNLOCK; return -1; }
    struct stat status;
    int existed = syscall(SYS_newfstatat, folder, path, &status, 0) == 0;
    int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    int code = errno;
    opened(fd, found, flags, existed);
    UNLOCK;
    errno = code;
    return fd;
}

#define MODE \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); }
int open(const char *path, int flags, ...) { MODE return open_any(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return open_any(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return open_any(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return open_any(folder, path, flags, mode); }
int creat(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

int close(int fd) {
    if (fd >= 0 && fd < FDS) ids[fd] = 0;
    return (int)syscall(SYS_close, fd);
}

static long id_of(int fd) { return fd >= 0 && fd < FDS ? ids[fd] : 0; }

ssize_t write(int fd, const void *bytes, size_t length) {
    if (!id_of(fd)) return syscall(SYS_write, fd, bytes, length);
    LOCK;
    int verdict = judge(1, 0);
    if (verdict == 1) { UNLOCK; return -1; }
    if (verdict == 2) { syscall(SYS_write, fd, bytes, length / 2); die(); }
    off_t offset = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t count = syscall(SYS_write, fd, bytes, length);
    if (count > 0) note("write", ids[fd], offset, NULL, bytes, (size_t)count);
    UNLOCK;
    return count;
}
static ssize_t pwrite_any(int fd, const void *bytes, size_t length, off_t offset) {
    if (!id_of(fd)) return syscall(SYS_pwrite64, fd, bytes, length, offset);
    LOCK;
    int verdict = judge(1, 0);
    if (verdict == 1) { UNLOCK; return -1; }
    if (verdict == 2) { syscall(SYS_pwrite64, fd, bytes, length / 2, offset); die(); }
    ssize_t count = syscall(SYS_pwrite64, fd, bytes, length, offset);
    if (count > 0) note("write", ids[fd], offset, NULL, bytes, (size_t)count);
    UNLOCK;
    return count;
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite_any(fd, bytes, length, offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return pwrite_any(fd, bytes, length, offset); }
ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (!id_of(fd)) return syscall(SYS_writev, fd, parts, count);
    /* One part at a time: a short write is a legal answer. */
    return count > 0 ? write(fd, parts[0].iov_base, parts[0].iov_len) : 0;
}

static int truncate_any(int fd, off_t length) {
    if (!id_of(fd)) return (int)syscall(SYS_ftruncate, fd, length);
    LOCK;
    if (judge(0, 0)) { UNLOCK; return -1; }
    int result = (int)syscall(SYS_ftruncate, fd, length);
    if (!result) note("truncate", ids[fd], length, NULL, NULL, 0);
    UNLOCK;
    return result;
}
int ftruncate(int fd, off_t length) { return truncate_any(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncate_any(fd, length); }

static int sync_any(int fd, long number) {
    if (!id_of(fd)) return (int)syscall(number, fd);
    LOCK;
    if (judge(0, 0)) { UNLOCK; return -1; }
    int result = (int)syscall(number, fd);
    if (!result) note("sync", ids[fd], 0, NULL, NULL, 0);
    UNLOCK;
    return result;
}
int fsync(int fd) { return sync_any(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_any(fd, SYS_fdatasync); }

/* A call on one path. */
#define ON_PATH(op, folder, path, removal, call) \
    char buffer[8192]; \
    const char *found = below(folder, path, buffer); \
    if (!found) return (int)(call); \
    LOCK; \
    if (judge(0, removal)) { UNLOCK; return -1; } \
    int result = (int)(call); \
    int code = errno; \
    if (!result) note(op, 0, 0, found, NULL, 0); \
    UNLOCK; \
    errno = code; \
    return result;
int mkdir(const char *path, mode_t mode) { ON_PATH("mkdir", AT_FDCWD, path, 0, syscall(SYS_mkdir, path, mode)) }
int mkdirat(int folder, const char *path, mode_t mode) { ON_PATH("mkdir", folder, path, 0, syscall(SYS_mkdirat, folder, path, mode)) }
int rmdir(const char *path) { ON_PATH("rmdir", AT_FDCWD, path, 1, syscall(SYS_rmdir, path)) }
int unlink(const char *path) { ON_PATH("unlink", AT_FDCWD, path, 1, syscall(SYS_unlink, path)) }
int unlinkat(int folder, const char *path, int flags) { ON_PATH(flags & AT_REMOVEDIR ? "rmdir" : "unlink", folder, path, 1, syscall(SYS_unlinkat, folder, path, flags)) }

/* A call on two paths: the text of one is the other call's bytes. */
#define ON_TWO(op, folder, path, other, call) \
    char buffer[8192]; \
    const char *found = below(folder, path, buffer); \
    if (!found) return (int)(call); \
    LOCK; \
    if (judge(0, 0)) { UNLOCK; return -1; } \
    int result = (int)(call); \
    int code = errno; \
    if (!result) note(op, 0, 0, found, other, strlen(other)); \
    UNLOCK; \
    errno = code; \
    return result;
int symlink(const char *target, const char *path) { ON_TWO("symlink", AT_FDCWD, path, target, syscall(SYS_symlink, target, path)) }
int symlinkat(const char *target, int folder, const char *path) { ON_TWO("symlink", folder, path, target, syscall(SYS_symlinkat, target, folder, path)) }
int link(const char *old, const char *path) { ON_TWO("link", AT_FDCWD, path, old, syscall(SYS_link, old, path)) }
int rename(const char *old, const char *path) {
    char second[8192];
    const char *target = below(AT_FDCWD, path, second);
    ON_TWO("rename", AT_FDCWD, old, target ? target : path, syscall(SYS_rename, old, path))
}
int renameat(int from, const char *old, int to, const char *path) {
    char second[8192];
    const char *target = below(to, path, second);
    ON_TWO("rename", from, old, target ? target : path, syscall(SYS_renameat2, from, old, to, path, 0))
}

/* stdio: its own buffer stands between fwrite and the file, which a kill loses. */
static FILE *fopen_any(const char *path, const char *mode, FILE *(*call)(const char *, const char *)) {
    char buffer[8192];
    const char *found = below(AT_FDCWD, path, buffer);
    int changes = strchr(mode, 'w') || strchr(mode, 'a') || strchr(mode, '+');
    if (!found || !changes) return call(path, mode);
    LOCK;
    if (judge(0, 0)) { UNLOCK; return NULL; }
    struct stat status;
    int existed = stat(path, &status) == 0;
    FILE *file = call(path, mode);
    if (file) opened(fileno(file), found, O_CREAT | (strchr(mode, 'w') ? O_TRUNC : 0), existed);
    UNLOCK;
    return file;
}
FILE *fopen(const char *path, const char *mode) { return fopen_any(path, mode, REAL(fopen)); }
FILE *fopen64(const char *path, const char *mode) { return fopen_any(path, mode, REAL(fopen64)); }
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file) {
    static __typeof__(&fwrite) call;
    if (!call) call = REAL(fwrite);
    if (!id_of(fileno(file))) return call(bytes, size, count, file);
    LOCK;
    int verdict = judge(1, 0);
    if (verdict == 1) { UNLOCK; return 0; }
    if (verdict == 2) { call(bytes, size, count / 2, file); fflush(file); die(); }
    long offset = ftell(file);
    size_t written = call(bytes, size, count, file);
    note("write", id_of(fileno(file)), offset, NULL, bytes, size * written);
    UNLOCK;
    return written;
}
int fclose(FILE *file) {
    int fd = fileno(file);
    if (!id_of(fd)) return REAL(fclose)(file);
    LOCK;
    int fails = judge(0, 0);
    int code = errno;
    ids[fd] = 0;
    int result = REAL(fclose)(file);
    UNLOCK;
    if (fails) { errno = code; return EOF; }
    return result;
}

/* Folders in another order. */
#define LISTS 64
static struct { DIR *folder; struct dirent **entries; long count, next; } lists[LISTS];
static int by_key(const void *left, const void *right) {
    const struct dirent *one = *(struct dirent *const *)left, *two = *(struct dirent *const *)right;
    unsigned long keys[2] = {(unsigned long)shuffle_seed, (unsigned long)shuffle_seed};
    for (const char *c = one->d_name; *c; c++) keys[0] = (keys[0] ^ (unsigned char)*c) * 1099511628211ul;
    for (const char *c = two->d_name; *c; c++) keys[1] = (keys[1] ^ (unsigned char)*c) * 1099511628211ul;
    keys[0] ^= keys[0] >> 29, keys[1] ^= keys[1] >> 29;
    return keys[0] < keys[1] ? -1 : keys[0] > keys[1];
}
static struct dirent *next_entry(DIR *folder) {
    static __typeof__(&readdir) call;
    if (!call) call = REAL(readdir);
    if (shuffle_seed < 0) return call(folder);
    LOCK;
    int slot = -1, is_new = 1;
    for (int i = 0; i < LISTS; i++)
        if (lists[i].folder == folder) slot = i, is_new = 0;
    for (int i = 0; slot < 0 && i < LISTS; i++)
        if (!lists[i].folder) slot = i;
    if (slot < 0) _exit(97);
    if (is_new) {
        lists[slot].folder = folder, lists[slot].entries = NULL, lists[slot].count = lists[slot].next = 0;
        struct dirent *entry;
        while ((entry = call(folder))) {
            lists[slot].entries = realloc(lists[slot].entries, (size_t)(lists[slot].count + 1) * sizeof(void *));
            struct dirent *copy = malloc(sizeof *copy);
            memcpy(copy, entry, entry->d_reclen < sizeof *copy ? entry->d_reclen : sizeof *copy);
            lists[slot].entries[lists[slot].count++] = copy;
        }
        qsort(lists[slot].entries, (size_t)lists[slot].count, sizeof(void *), by_key);
        errno = 0;
    }
    struct dirent *entry = lists[slot].next < lists[slot].count ? lists[slot].entries[lists[slot].next++] : NULL;
    UNLOCK;
    return entry;
}
struct dirent *readdir(DIR *folder) { return next_entry(folder); }
struct dirent64 *readdir64(DIR *folder) { return (struct dirent64 *)next_entry(folder); }
int closedir(DIR *folder) {
    LOCK;
    for (int i = 0; i < LISTS; i++)
        if (lists[i].folder == folder) lists[i].folder = NULL;
    UNLOCK;
    return REAL(closedir)(folder);
}

/* Another time of day. */
int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = (int)syscall(SYS_clock_gettime, clock, time);
    if (!result && clock == CLOCK_REALTIME) time->tv_sec += clock_shift;
    return result;
}
int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    int result = (int)syscall(SYS_gettimeofday, time, zone);
    if (!result) time->tv_sec += clock_shift;
    return result;
}
time_t time(time_t *result) {
    struct timeval now;
    gettimeofday(&now, NULL);
    if (result) *result = now.tv_sec;
    return now.tv_sec;
}
