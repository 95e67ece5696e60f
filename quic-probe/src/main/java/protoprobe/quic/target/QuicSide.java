// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import protoprobe.kit.check.Unsupported;
import protoprobe.kit.target.CaseRun;
import protoprobe.quic.capture.Capture;
import protoprobe.quic.capture.Discretion;
import protoprobe.quic.forge.Client;
import protoprobe.quic.forge.Line;
import protoprobe.quic.forge.LineFault;
import protoprobe.quic.forge.Recorder;
import protoprobe.quic.forge.Setup;

/** The site as a QUIC server: where it says it is, else on its own port. */
final class QuicSide {
  private final Surroundings surroundings;
  private final Page page = new Page();
  private Optional<InetSocketAddress> place;

  QuicSide(Surroundings surroundings) {
    this.surroundings = surroundings;
    if (surroundings.isEndless()) {
      page.noteEndless();
    }
  }

  /**
   * For one check.
   *
   * @throws Unsupported if nobody speaks QUIC there
   */
  QuicServer server(CaseRun run) {
    Manner manner = surroundings.manner();
    InetSocketAddress address =
        place()
            .orElseThrow(
                () -> new Unsupported("QUIC: no handshake was completed at " + candidate()));
    Endpoint endpoint =
        new Endpoint(address, manner.serverName(), manner.origin().authority(), manner.path());
    Capture capture =
        new Capture(run.findings(), manner.stranger() ? Discretion.DISCREET : Discretion.OPEN);
    run.closeLater(capture);
    return new QuicServer(
        endpoint,
        page,
        manner.stranger() ? Patience.REMOTE : Patience.LOCAL,
        surroundings.traffic().pace(),
        capture,
        run);
  }

  /** Where somebody answered; found out once. */
  synchronized Optional<InetSocketAddress> place() {
    if (place == null) {
      place = Optional.of(candidate()).filter(this::answers);
    }
    return place;
  }

  private InetSocketAddress candidate() {
    Stream<InetSocketAddress> advertised =
        new SiteFacts(surroundings)
            .stops().stream().filter(Stop::open).flatMap(stop -> stop.address().stream());
    return advertised.findFirst().orElse(surroundings.addresses().get(0));
  }

  private boolean answers(InetSocketAddress where) {
    surroundings.traffic().pace().await();
    try (Line line = Line.to(where, Recorder.NONE);
        Client client =
            new Client(line, Setup.ordinary(surroundings.manner().serverName()), Recorder.NONE)) {
      client.connect(Duration.ofMillis(surroundings.manner().limits().handshake()));
      return client.isComplete();
    } catch (LineFault refused) {
      return false;
    }
  }
}
