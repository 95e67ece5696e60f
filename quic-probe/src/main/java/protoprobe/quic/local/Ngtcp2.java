// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.process.Printed;
import protoprobe.kit.process.Program;
import protoprobe.kit.target.Availability;

/** The example server of ngtcp2, with GnuTLS: HTTP/3 alone, so that nobody advertises it. */
final class Ngtcp2 implements Recipe {
  private static final String PROGRAM = "gtlsserver";
  private static final String PACKAGE = "ngtcp2-server";

  private final boolean retry;

  /**
   * @param retry whether clients are validated by Retry
   */
  Ngtcp2(boolean retry) {
    this.retry = retry;
  }

  @Override
  public String name() {
    return retry ? PROGRAM + "-retry" : PROGRAM;
  }

  @Override
  public String product() {
    return "ngtcp2 server";
  }

  @Override
  public int number() {
    return retry ? 3 : 2;
  }

  @Override
  public Availability availability() {
    return Program.find(PROGRAM)
        .map(program -> Availability.yes(program.path().toString()))
        .orElseGet(() -> Availability.missing(PROGRAM, PACKAGE));
  }

  /** It listens at all addresses or at one; nobody advertises it. */
  @Override
  public Set<Trait> traits() {
    return retry ? Set.of(Trait.QUIC, Trait.RETRY) : Set.of(Trait.QUIC);
  }

  @Override
  public List<String> command(Premises premises) {
    List<String> line = new ArrayList<>();
    line.add(Program.find(PROGRAM).orElseThrow().path().toString());
    line.addAll(List.of("--quiet", "--no-http-dump", "--htdocs=" + premises.pages()));
    if (retry) {
      line.add("--validate-addr");
    }
    line.add(premises.place().four().getHostAddress());
    line.add(Integer.toString(premises.place().port()));
    line.add(premises.identity().key().toString());
    line.add(premises.identity().chain().toString());
    return line;
  }

  /** The program prints none. */
  @Override
  public Optional<String> version() {
    return Printed.number(Printed.by(List.of("dpkg-query", "-W", "-f", "${Version}", PACKAGE)));
  }

  @Override
  public String stack(Path log) {
    return version().map(number -> "ngtcp2 " + number).orElse("ngtcp2");
  }
}
