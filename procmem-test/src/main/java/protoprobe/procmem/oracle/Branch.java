// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.oracle;

import java.util.Locale;

/** Every question that the kernel puts to itself, in its order, and the function that does. */
public enum Branch {
  PID_VISIBLE("proc_pid_lookup()", "the process id exists in the pid namespace of procfs"),
  HIDEPID_EXEMPT("has_pid_permissions()", "hidepid is off, or exempts the caller's group"),
  HIDEPID_PTRACEABLE("has_pid_permissions()", "hidepid lets the caller see whom it may trace"),
  FILE_SYSTEM_WRITABLE("sb_permission()", "procfs as a whole can be written to"),
  OWNER("acl_permission_check()", "the caller's file system uid owns the file"),
  OWNER_MAPPED(
      "privileged_wrt_inode_uidgid()", "the caller's user namespace maps the file's owner"),
  READ_SEARCH("generic_permission()", "CAP_DAC_READ_SEARCH, enough to read"),
  OVERRIDE("generic_permission()", "CAP_DAC_OVERRIDE, enough for all"),
  MOUNT_WRITABLE("mnt_get_write_access()", "procfs can be written to in this mount"),
  HAS_MEMORY("get_task_mm()", "the target has memory"),
  NO_MEMORY_REFUSED("proc_mem_open()", "this kernel (6.16 and later) refuses who has none"),
  SAME_MEMORY("mm_access()", "the memory is the caller's own"),
  SAME_THREAD_GROUP("__ptrace_may_access()", "both are threads of one process"),
  SAME_USERS(
      "__ptrace_may_access()", "the target's three user ids are the one that the caller acts as"),
  SAME_GROUPS(
      "__ptrace_may_access()", "the target's three group ids are the one that the caller acts as"),
  PTRACE_FOR_IDS("ptrace_has_cap()", "CAP_SYS_PTRACE in the target's user namespace, for ids"),
  DUMPABLE("__ptrace_may_access()", "the target's memory is dumpable (1)"),
  PTRACE_FOR_DUMP(
      "ptrace_has_cap()",
      "CAP_SYS_PTRACE in the memory's user namespace, for what is not dumpable"),
  EXITED_CHECKED(
      "task_still_dumpable()", "this kernel asks after dumpability though the memory is gone"),
  SAME_USERNS("cap_ptrace_access_check()", "both have the same user namespace"),
  CAPABILITIES_COVERED(
      "cap_ptrace_access_check()", "the caller's capabilities cover what the target is permitted"),
  PTRACE_FOR_CAPABILITIES(
      "cap_ptrace_access_check()", "CAP_SYS_PTRACE in the target's user namespace, for the rest"),
  LANDLOCK_FREE("hook_ptrace_access_check()", "no Landlock domain is around the caller"),
  LANDLOCK_SCOPE(
      "domain_scope_le()", "the target is in the caller's Landlock domain, or in one inside it"),
  YAMA_ASKED("yama_ptrace_access_check()", "Yama has a say: it is there, and this is no mere look"),
  YAMA_CLASSIC("yama_ptrace_access_check()", "its scope is 0"),
  YAMA_NO_ATTACH("yama_ptrace_access_check()", "its scope is 3"),
  YAMA_DESCENDANT(
      "task_is_descendant()", "its scope is 1, and the target descends from the caller"),
  YAMA_EXCEPTION(
      "ptracer_exception_found()",
      "its scope is 1, and the target is traced by or named the caller"),
  YAMA_PTRACE("yama_ptrace_access_check()", "CAP_SYS_PTRACE in the target's user namespace"),
  MERELY_LOOKS("may_access_mm()", "a mere look, and CAP_PERFMON or CAP_SYS_ADMIN (6.15 and later)"),
  CAPABILITY_HELD("cap_capable()", "the caller has the capability, effective, in its namespace"),
  NAMESPACE_OWNED("cap_capable()", "the caller owns a namespace on the way, from right above it");

  private final String function;
  private final String question;

  Branch(String function, String question) {
    this.function = function;
    this.question = question;
  }

  /** The kernel function that asks. */
  public String function() {
    return function;
  }

  /** The question, as a statement that holds or does not. */
  public String question() {
    return question;
  }

  /** Its name in reports, such as {@code same-memory}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
