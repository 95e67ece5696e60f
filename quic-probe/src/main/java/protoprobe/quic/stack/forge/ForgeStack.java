// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.forge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import protoprobe.kit.check.NotApplicable;
import protoprobe.kit.result.Tool;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Line;
import protoprobe.quic.forge.LineFault;
import protoprobe.quic.forge.Setup;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Stack;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.trust.Authorities;
import protoprobe.quic.wire.Version;

/** Our own QUIC client, doing nothing wrong. */
public final class ForgeStack implements Stack {
  @Override
  public String name() {
    return "forge " + Tool.named("quic-probe").version();
  }

  @Override
  public Visit visit(Errand errand) {
    Version version =
        Version.of(errand.version())
            .orElseThrow(
                () ->
                    new NotApplicable(
                        "the forge does not speak version 0x%08x".formatted(errand.version())));
    Diary diary = new Diary();
    try (Line line = Line.to(errand.server(), diary);
        Client client =
            new Client(
                line,
                Setup.ordinary(errand.serverName()).version(version).protocols(errand.alpn()),
                diary)) {
      return new Journey(errand, client, diary).go(doubting(errand));
    } catch (LineFault refused) {
      return diary.visit(End.UNREACHABLE, refused.getMessage(), Optional.empty());
    }
  }

  /** What is to be said against a chain; nothing if anybody is believed. */
  private static Journey.Doubt doubting(Errand errand) {
    if (errand.trust().anybody()) {
      return chain -> Optional.empty();
    }
    Authorities authorities =
        errand.trust().authorities().isEmpty()
            ? Authorities.system()
            : Authorities.of(Path.of(errand.trust().authorities()));
    return chain -> authorities.doubt(chain, errand.serverName());
  }

  static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  @Override
  public void close() {
    // each visit closes its own socket
  }
}
