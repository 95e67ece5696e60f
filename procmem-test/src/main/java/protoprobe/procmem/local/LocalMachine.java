// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import protoprobe.kit.fault.Refused;
import protoprobe.kit.process.Printed;
import protoprobe.kit.process.Program;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.Availability;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Target;
import protoprobe.procmem.agent.AgentFile;
import protoprobe.procmem.agent.CommandTransport;
import protoprobe.procmem.agent.Handshake;
import protoprobe.procmem.agent.Session;
import protoprobe.procmem.agent.Transport;
import protoprobe.procmem.target.Facts;
import protoprobe.procmem.target.Machine;
import protoprobe.procmem.target.MachineTarget;
import protoprobe.procmem.wire.Architecture;

/** A sandbox on this machine, with agents in it. */
public final class LocalMachine implements LocalTarget {
  private static final Duration READY = Duration.ofSeconds(30);

  private final Sandbox sandbox;

  LocalMachine(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Every sandbox that can be made; the one without any difference first. */
  public static List<LocalTarget> all() {
    return List.of(
        new LocalMachine(new Host()),
        new LocalMachine(new UserNamespace()),
        new LocalMachine(Bubblewrap.plain()),
        new LocalMachine(Bubblewrap.unshared()),
        new LocalMachine(Runc.docker()),
        new LocalMachine(Runc.all()),
        new LocalMachine(new Crun()),
        new LocalMachine(Nspawn.plain()),
        new LocalMachine(Nspawn.users()),
        new LocalMachine(new Charliecloud()),
        new LocalMachine(new Gvisor()));
  }

  @Override
  public String name() {
    return sandbox.name();
  }

  @Override
  public String product() {
    return sandbox.product();
  }

  @Override
  public Availability availability() {
    return new Trial(sandbox).availability();
  }

  @Override
  public Target start(RunDirectory run) {
    Path directory = run.forTarget(name());
    Path agent = write(directory);
    Optional<Program> tool = Trial.program(sandbox);
    AtomicInteger count = new AtomicInteger();
    Set<Mark> found = EnumSet.noneOf(Mark.class);
    return MachineTarget.enter(
        () -> enter(tool, new Sandbox.Place(directory, agent, count.incrementAndGet())),
        machine -> {
          found.addAll(Mark.found(Vantage.inside(machine), Vantage.outside()));
          Mark.prove(name(), sandbox.marks(), found);
        },
        machine -> info(machine, tool, found));
  }

  private Session enter(Optional<Program> tool, Sandbox.Place place) {
    Transport transport = CommandTransport.start(name(), sandbox.command(tool, place));
    try {
      return new Session(transport, Handshake.greet(transport, READY));
    } catch (RuntimeException failure) {
      transport.close();
      throw failure;
    }
  }

  private TargetInfo info(Machine machine, Optional<Program> tool, Set<Mark> found) {
    SortedMap<String, String> facts = Facts.of(machine);
    facts.put("marks", found.stream().map(Mark::word).collect(Collectors.joining(" ")));
    List<String> line = sandbox.versionCommand(tool);
    String version =
        line.isEmpty() ? machine.kernel().release() : Printed.number(Printed.by(line)).orElse("");
    return new TargetInfo(name(), true, product(), version, facts);
  }

  static AgentFile agentFile() {
    return Architecture.ofThisJvm()
        .map(AgentFile::of)
        .orElseThrow(
            () ->
                new Refused(
                    "no agent for this machine's architecture " + System.getProperty("os.arch")));
  }

  private static Path write(Path directory) {
    Path file = directory.resolve("agent");
    try {
      Files.write(file, agentFile().bytes());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException("agent's file " + file, failure);
    }
  }
}
