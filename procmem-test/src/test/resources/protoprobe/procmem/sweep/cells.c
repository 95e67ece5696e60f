// SPDX-License-Identifier: Apache-2.0
// An independent witness of the access sweep: reads situations from standard input, makes both
// processes with ordinary system calls, and prints what the kernel answers. Signals nobody: a target
// ends when its pipe does.
//
// A line of input, all numbers decimal but the capability sets, which are hexadecimal:
//   caller: ruid euid suid fsuid rgid egid sgid fsgid effective permitted userns
//   target: ruid euid suid rgid egid sgid permitted dumpable userns state
// userns is 0, or the uid (and gid) whose child namespace it is; state is 0 alive, 1 zombie.
// A line of output: errno of open(mem, O_RDONLY), of open(mem, O_RDWR), of process_vm_readv; 0 is
// success. A line that cannot be set up: "setup WHAT ERRNO".
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

struct credentials {
  unsigned uid[4], gid[4]; // real, effective, saved, fs
  uint64_t effective, permitted;
  unsigned userns;
};

struct answer {
  const char *step; // what failed, in this address space too: forked, not executed
  int error[3];
};

static volatile char subject = 42;

static const char *set_capabilities(uint64_t effective, uint64_t permitted) {
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2] = {{effective, permitted, 0},
                                           {effective >> 32, permitted >> 32, 0}};
  return syscall(SYS_capset, &header, data) ? "capset" : NULL;
}

static const char *write_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY);
  if (fd < 0) return path;
  ssize_t written = write(fd, text, strlen(text));
  int error = errno;
  close(fd);
  errno = error;
  return written == (ssize_t)strlen(text) ? NULL : path;
}

static const char *enter_userns(unsigned owner) {
  char map[32];
  snprintf(map, sizeof map, "0 %u 1", owner);
  if (setresgid(owner, owner, owner)) return "setresgid";
  if (setresuid(owner, owner, owner)) return "setresuid";
  if (prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)) return "dumpable"; // else its /proc files are root's
  if (unshare(CLONE_NEWUSER)) return "unshare";
  const char *failed = write_file("/proc/self/setgroups", "deny");
  if (!failed) failed = write_file("/proc/self/uid_map", map);
  if (!failed) failed = write_file("/proc/self/gid_map", map);
  return failed;
}

// Groups before users, the file system's ids before the capability to change them is dropped.
static const char *become(const struct credentials *c) {
  if (setgroups(0, NULL)) return "setgroups";
  if (c->userns) {
    const char *failed = enter_userns(c->userns);
    return failed ? failed : set_capabilities(c->effective, c->permitted);
  }
  uint64_t bounding = 0;
  for (int cap = 0; cap < 64; cap++)
    if (prctl(PR_CAPBSET_READ, cap, 0, 0, 0) == 1) bounding |= 1ull << cap;
  if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)) return "keepcaps";
  if (setresgid(c->gid[0], c->gid[1], c->gid[2])) return "setresgid";
  if (setresuid(c->uid[0], c->uid[1], c->uid[2])) return "setresuid";
  const char *failed = set_capabilities(bounding, bounding);
  if (failed) return failed;
  setfsgid(c->gid[3]);
  setfsuid(c->uid[3]);
  if ((unsigned)setfsgid(-1) != c->gid[3]) return "setfsgid";
  if ((unsigned)setfsuid(-1) != c->uid[3]) return "setfsuid";
  return set_capabilities(c->effective, c->permitted);
}

static int try_open(const char *path, int flags) {
  int fd = open(path, flags);
  if (fd < 0) return errno;
  close(fd);
  return 0;
}

static void be_caller(int out, const struct credentials *c, pid_t target) {
  struct answer answer = {0};
  char path[32], buffer;
  answer.step = become(c);
  answer.error[0] = errno;
  if (!answer.step) {
    snprintf(path, sizeof path, "/proc/%d/mem", (int)target);
    answer.error[0] = try_open(path, O_RDONLY);
    answer.error[1] = try_open(path, O_RDWR);
    struct iovec local = {&buffer, 1}, remote = {(void *)&subject, 1};
    answer.error[2] = process_vm_readv(target, &local, 1, &remote, 1, 0) == 1 ? 0 : errno;
  }
  _exit(write(out, &answer, sizeof answer) != sizeof answer);
}

static void be_target(int ready, int hold, const struct credentials *c, int dumpable, int zombie) {
  struct answer answer = {0};
  char end;
  answer.step = become(c);
  if (!answer.step && prctl(PR_SET_DUMPABLE, dumpable, 0, 0, 0)) answer.step = "dumpable";
  answer.error[0] = errno;
  ssize_t told = write(ready, &answer, sizeof answer);
  if (told == sizeof answer && !zombie) while (read(hold, &end, 1) < 0 && errno == EINTR) {}
  _exit(0);
}

static void check(int failed, const char *what) {
  if (!failed) return;
  perror(what);
  exit(1);
}

static void wait_for(pid_t child) { check(waitpid(child, NULL, 0) != child, "waitpid"); }

// A zombie is one whose exit can be waited for and was not.
static void wait_for_zombie(pid_t child) {
  siginfo_t info;
  check(waitid(P_PID, child, &info, WEXITED | WNOWAIT) != 0, "waitid");
}

static pid_t checked_fork(void) {
  pid_t child = fork();
  check(child < 0, "fork");
  return child;
}

static struct answer receive(int from) {
  struct answer answer;
  if (read(from, &answer, sizeof answer) != sizeof answer) answer.step = "no answer";
  return answer;
}

static void run(const struct credentials *caller, const struct credentials *target, int dumpable,
                int zombie) {
  int ready[2], hold[2], out[2];
  check(pipe2(ready, O_CLOEXEC) || pipe2(hold, O_CLOEXEC) || pipe2(out, O_CLOEXEC), "pipe2");
  pid_t second = checked_fork();
  if (second == 0) {
    close(hold[1]);
    be_target(ready[1], hold[0], target, dumpable, zombie);
  }
  close(ready[1]);
  struct answer answer = receive(ready[0]);
  if (!answer.step) {
    if (zombie) wait_for_zombie(second);
    pid_t first = checked_fork();
    if (first == 0) be_caller(out[1], caller, second);
    close(out[1]);
    out[1] = -1;
    answer = receive(out[0]);
    wait_for(first);
  }
  close(hold[1]);
  wait_for(second);
  if (answer.step) printf("setup %s %d\n", answer.step, answer.error[0]);
  else printf("%d %d %d\n", answer.error[0], answer.error[1], answer.error[2]);
  close(ready[0]), close(hold[0]), close(out[0]);
  if (out[1] >= 0) close(out[1]);
}

int main(void) {
  char line[512];
  while (fgets(line, sizeof line, stdin)) {
    struct credentials c = {0}, t = {0};
    int dumpable, zombie;
    int read = sscanf(
        line, "%u %u %u %u %u %u %u %u %lx %lx %u %u %u %u %u %u %u %lx %d %u %d",
        &c.uid[0], &c.uid[1], &c.uid[2], &c.uid[3], &c.gid[0], &c.gid[1], &c.gid[2], &c.gid[3],
        &c.effective, &c.permitted, &c.userns, &t.uid[0], &t.uid[1], &t.uid[2], &t.gid[0],
        &t.gid[1], &t.gid[2], &t.permitted, &dumpable, &t.userns, &zombie);
    check(read != 21, "a line of 21 numbers");
    t.uid[3] = t.uid[1];
    t.gid[3] = t.gid[1];
    t.effective = t.permitted;
    run(&c, &t, dumpable, zombie);
    fflush(stdout);
  }
  return 0;
}
