// SPDX-License-Identifier: Apache-2.0
package protoprobe.edns.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import protoprobe.edns.target.Endpoint;
import protoprobe.edns.target.LabTarget;
import protoprobe.edns.testbed.Testbed;
import protoprobe.kit.process.Daemon;
import protoprobe.kit.process.DaemonSpec;
import protoprobe.kit.process.Program;
import protoprobe.kit.process.RunDirectory;
import protoprobe.kit.result.TargetInfo;
import protoprobe.kit.target.Availability;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Target;

/** A real resolver with the testbed behind it. */
public final class LocalResolver implements LocalTarget {
  private static final Duration READY = Duration.ofSeconds(20);

  private final Recipe recipe;

  private LocalResolver(Recipe recipe) {
    this.recipe = recipe;
  }

  /** Every resolver that can be started, in the order of their names. */
  public static List<LocalTarget> all() {
    return List.of(
        new LocalResolver(new Bind()),
        new LocalResolver(new KnotResolver()),
        new LocalResolver(new PowerDnsRecursor()),
        new LocalResolver(new Unbound()));
  }

  @Override
  public String name() {
    return recipe.name();
  }

  @Override
  public String product() {
    return recipe.product();
  }

  @Override
  public List<String> addresses() {
    return List.of(recipe.address() + "/32");
  }

  @Override
  public Availability availability() {
    return Program.find(recipe.program())
        .map(program -> Availability.yes(program.path().toString()))
        .orElseGet(() -> Availability.missing(recipe.program(), recipe.debianPackage()));
  }

  @Override
  public Target start(RunDirectory run) {
    Program program = Program.find(recipe.program()).orElseThrow().copyInto(run);
    Path dir = run.forTarget(recipe.name());
    Testbed testbed = Testbed.start(Testbed.Settings.of(Clock.systemUTC()));
    write(testbed, dir);
    Daemon daemon = Daemon.start(DaemonSpec.of(recipe.name(), dir, recipe.command(program, dir)));
    Endpoint endpoint = Endpoint.of(new InetSocketAddress(recipe.address(), 53));
    daemon.awaitReady(() -> LabTarget.validates(testbed, endpoint), READY);
    String version = Versions.of(endpoint).or(() -> Versions.printed(recipe, program)).orElse("");
    return new LabTarget(info(version), testbed, endpoint, Optional.of(daemon))
        .withCookieSecret(recipe.cookieSecret());
  }

  private TargetInfo info(String version) {
    TreeMap<String, String> facts = new TreeMap<>();
    facts.put("role", "resolver");
    return new TargetInfo(recipe.name(), true, recipe.product(), version, facts);
  }

  private void write(Testbed testbed, Path dir) {
    recipe
        .files(testbed, dir)
        .forEach(
            (name, text) -> {
              try {
                Files.writeString(dir.resolve(name), text);
              } catch (IOException e) {
                throw new UncheckedIOException("configuration file " + dir.resolve(name), e);
              }
            });
  }
}
