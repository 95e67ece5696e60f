// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

/** A question that the kernel asks, and where. Versions are the releases that brought it. */
public enum Branch {
  /** Is there no such task? */
  NO_SUCH_TASK("proc_pid_lookup, fs/proc/base.c"),
  /** Is hidepid=4 and the target out of reach? */
  HIDDEN_AT_LOOKUP("proc_pid_lookup and has_pid_permissions, fs/proc/base.c (5.8)"),
  /** Is hidepid 1 or 2, the caller not in the group, and the target out of reach? */
  HIDDEN_DIRECTORY("proc_pid_permission and has_pid_permissions, fs/proc/base.c (3.3)"),
  /** Is the file system read-only and the file to be written? */
  READ_ONLY("sb_permission, fs/namei.c"),
  /** Is the caller not the owner, and has no capability over the file? */
  NOT_OWNER("task_dump_owner, fs/proc/base.c; generic_permission, fs/namei.c"),
  /** Has the target no memory? */
  NO_MEMORY("proc_mem_open, fs/proc/base.c (ESRCH since 6.16)"),
  /** Is the memory the caller's own? */
  OWN_MEMORY("mm_access, kernel/fork.c"),
  /** Is the target in the caller's thread group? */
  SAME_GROUP("__ptrace_may_access, kernel/ptrace.c (3.12)"),
  /** Are all three ids of both kinds the caller's? */
  SAME_IDS("__ptrace_may_access, kernel/ptrace.c (fs ids since 4.5)"),
  /** Has the caller CAP_SYS_PTRACE over the target's credentials? */
  PTRACE_OVER_CREDENTIALS("ptrace_has_cap, kernel/ptrace.c"),
  /** Is the memory dumpable, or has the caller CAP_SYS_PTRACE over it? */
  DUMPABLE("__ptrace_may_access, kernel/ptrace.c (memory's namespace since 4.10)"),
  /** Same user namespace, and no capability that the caller lacks; or CAP_SYS_PTRACE over it? */
  CAPABILITIES("cap_ptrace_access_check, security/commoncap.c"),
  /** Is the target in the caller's Landlock domain or below? */
  LANDLOCK("hook_ptrace_access_check, security/landlock (5.13)"),
  /** Does Yama let it? */
  YAMA("yama_ptrace_access_check, security/yama/yama_lsm.c (3.4)"),
  /** Nothing was against it. */
  ALLOWED("mm_access, kernel/fork.c");

  private final String source;

  Branch(String source) {
    this.source = source;
  }

  /** The kernel function, its file, and the release that brought the question. */
  public String source() {
    return source;
  }
}
