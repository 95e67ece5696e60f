// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.target;

import static protoprobe.procmem.wire.Flags.AT_FDCWD;
import static protoprobe.procmem.wire.Flags.MAP_ANONYMOUS;
import static protoprobe.procmem.wire.Flags.MAP_PRIVATE;
import static protoprobe.procmem.wire.Flags.O_CLOEXEC;
import static protoprobe.procmem.wire.Flags.O_RDONLY;
import static protoprobe.procmem.wire.Flags.PROT_EXEC;
import static protoprobe.procmem.wire.Flags.PROT_READ;
import static protoprobe.procmem.wire.Flags.PROT_WRITE;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import protoprobe.kit.check.NotApplicable;
import protoprobe.procmem.agent.Agent;
import protoprobe.procmem.agent.Call;
import protoprobe.procmem.agent.Pending;
import protoprobe.procmem.wire.Returned;
import protoprobe.procmem.wire.Syscall;

/** A process or thread in the sandbox. It ends when it is closed, and so do all its children. */
public final class Task implements AutoCloseable {
  private static final int BLOCK = 4096;
  private static final int MOST = 1 << 20;

  private final Nursery nursery;
  private final Kin kin;
  private Agent agent;
  private Scratch scratch;
  private String place;

  Task(Nursery nursery, Agent agent, Kin kin) {
    this.nursery = nursery;
    this.agent = agent;
    this.kin = kin;
    this.scratch = new Scratch(agent);
  }

  /** Makes a system call. */
  public Returned call(Syscall syscall, long... arguments) {
    return call(Call.of(syscall, arguments));
  }

  /** Makes a system call. */
  public Returned call(Call call) {
    return nursery.gate().call(this, call);
  }

  /**
   * Runs code in this task, which must return and keep the callee's registers; what the result
   * register holds then.
   */
  public long invoke(long address, long... arguments) {
    return nursery.gate().invoke(this, address, arguments);
  }

  /** Makes system calls one after the other without waiting in between. */
  public List<Returned> calls(List<Call> calls) {
    return nursery.gate().calls(this, calls);
  }

  /** Begins a system call that may take long; nothing else can be asked of this task meanwhile. */
  public Pending start(Syscall syscall, long... arguments) {
    return agent.start(Call.of(syscall, arguments));
  }

  /** Its process id, as it sees itself. */
  public long pid() {
    return call(Syscall.GETPID).value();
  }

  /** Its thread id, as it sees itself. */
  public long tid() {
    return call(Syscall.GETTID).value();
  }

  /** What the kernel says that it is. */
  public Credentials credentials() {
    return Credentials.parse(readFile(place() + "/status"));
  }

  /** What the kernel tells this task about another, in ids of this one's user namespace. */
  public Credentials credentialsOf(Task other) {
    return Credentials.parse(readFile(other.place() + "/status"));
  }

  /** Tries to open a file; closed on exec. */
  public Opening open(String path, int flags) {
    Call call = Call.of(Syscall.OPENAT, AT_FDCWD, scratch.string(path), flags | O_CLOEXEC, 0);
    return new Opening(this, call(call.noted(path)));
  }

  /** Tries to open another task's memory, {@code /proc/PID/mem}, or its own. */
  public Opening openMem(Task target, int flags) {
    return open(target.place() + "/mem", flags);
  }

  /**
   * Another task's memory file, or its own, where it is not the point that it can be opened.
   *
   * @throws NotApplicable if it cannot
   */
  public OpenFile mem(Task target, int flags) {
    Opening opening = openMem(target, flags);
    if (!opening.returned().ok()) {
      throw new NotApplicable("memory file, flags %d: %s".formatted(flags, opening.returned()));
    }
    return opening.file();
  }

  /**
   * Makes a system call that a check needs, but is not about.
   *
   * @throws NotApplicable if it fails
   */
  public long require(Syscall syscall, long... arguments) {
    return require(Call.of(syscall, arguments));
  }

  /** The same of a call with a note. */
  long require(Call call) {
    Returned returned = call(call);
    if (!returned.ok()) {
      throw new NotApplicable(returned.toString());
    }
    return returned.raw();
  }

  /** Address of octets for the arguments of a call; short-lived. */
  public long put(byte... octets) {
    return scratch.put(octets);
  }

  /** Address of room for what a call brings; short-lived. */
  public long room(int length) {
    return scratch.room(length);
  }

  /** Address of a text ended by a zero; short-lived. */
  public long text(String text) {
    return scratch.string(text);
  }

  /** The size of its pages: AT_PAGESZ of getauxval(3), or 4096 where that is not told. */
  public int pageSize() {
    return PageSize.of(this);
  }

  /** Its directory, numbered as the proc file system there counts. */
  public String place() {
    if (place == null) {
      String process = "/proc/" + readLink("/proc/self");
      place = kin.isThread() ? process + "/task/" + tid() : process;
    }
    return place;
  }

  /** Where a symbolic link points to. */
  public String readLink(String path) {
    long into = scratch.room(BLOCK);
    Call call = Call.of(Syscall.READLINKAT, AT_FDCWD, scratch.string(path), into, BLOCK);
    int length = Math.toIntExact(call(call.noted(path)).value());
    return new String(agent.peek(into, length), StandardCharsets.UTF_8);
  }

  /** Leaves namespaces: unshare(2). */
  public Returned unshare(long flags) {
    return call(Syscall.UNSHARE, flags);
  }

  /** Makes a directory for its owner alone to write to. */
  public Returned mkdir(String path) {
    Call call = Call.of(Syscall.MKDIRAT, AT_FDCWD, scratch.string(path), 0755);
    return call(call.noted(path));
  }

  /** Mounts something: mount(2). */
  public Returned mount(String source, String path, String type, long flags, String options) {
    Call call =
        Call.of(
            Syscall.MOUNT,
            scratch.string(source),
            scratch.string(path),
            scratch.string(type),
            flags,
            scratch.string(options));
    return call(call.noted(path));
  }

  /** A whole file of at most a mebibyte. */
  public String readFile(String path) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (OpenFile file = open(path, O_RDONLY).file()) {
      byte[] some = file.read(BLOCK).octets();
      while (some.length > 0 && content.size() < MOST) {
        content.writeBytes(some);
        some = file.read(BLOCK).octets();
      }
    }
    return content.toString(StandardCharsets.UTF_8);
  }

  /** New private memory, zeroed. */
  public Mapping map(long length, int protection) {
    return map(0, length, protection, MAP_PRIVATE | MAP_ANONYMOUS);
  }

  /** New memory as mmap(2) makes it, without a file. */
  public Mapping map(long address, long length, int protection, int flags) {
    Returned returned = call(Syscall.MMAP, address, length, protection, flags, -1, 0);
    return new Mapping(this, returned.value(), length);
  }

  /** Machine code, ready to be called; never writable and executable at the same time. */
  public Mapping code(byte... instructions) {
    return map(BLOCK, PROT_READ | PROT_WRITE).put(0, instructions).protect(PROT_READ | PROT_EXEC);
  }

  /** A child with memory, files and all of its own. */
  public Task fork() {
    return nursery.fork(this, 0);
  }

  /** A child that shares what these flags of clone(2) say. */
  public Task clone(long flags) {
    return nursery.fork(this, flags);
  }

  /** Waits until that child of this task has ended; returns its status as wait4(2) gives it. */
  public int await(Task child) {
    return nursery.await(this, child);
  }

  /** Waits until that child has ended, and leaves it as a zombie. */
  public void awaitEnd(Task child) {
    nursery.awaitEnd(this, child);
  }

  /** Replaces its memory by that of the same agent, newly started: execve(2). */
  public void exec() {
    exec("/proc/self/exe");
  }

  /** The same from a copy of the agent's file. */
  public void exec(String path) {
    agent = nursery.exec(this, path);
    scratch = new Scratch(agent);
  }

  /** Ends this thread alone, without a reply: exit(2). Its threads are reached no more. */
  public void exitThread() {
    start(Syscall.EXIT, 0);
    kin.gone();
  }

  /** Ends it without a reply: exit_group(2). */
  public void exit(int status) {
    start(Syscall.EXIT_GROUP, status);
    kin.gone();
  }

  @Override
  public void close() {
    nursery.end(this);
  }

  /** The agent that does what this task does. */
  public Agent agent() {
    return agent;
  }

  Scratch scratch() {
    return scratch;
  }

  Kin kin() {
    return kin;
  }

  void close(int descriptor) {
    if (!kin.isGone()) {
      call(Syscall.CLOSE, descriptor).value();
    }
  }
}
