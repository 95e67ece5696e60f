// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.quic.forge.Action;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.tls.ServerConfig;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.Version;

/** How far quiche comes at servers that do what a script says. */
@Timeout(100)
class QuicheScriptIT {
  @TempDir static Path directory;

  @AutoClose private static Scripted scripted;

  @BeforeAll
  static void start() {
    scripted = new Scripted(directory);
  }

  @Test
  void anAnswerIsCountedAndHashed() throws Exception {
    Visit visit = scripted.visit(Scripted.GOOD.answering(70_000));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
    Visit.Answer answer = visit.answer().orElseThrow();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).as("but for pseudo-header fields").isEmpty();
    assertThat(answer.length()).isEqualTo(70_000);
    assertThat(answer.complete()).isTrue();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(new byte[70_000]);
    assertThat(answer.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void aRetryIsFollowedAndTold() {
    assertThat(scripted.visit(Scripted.GOOD).handshake().orElseThrow().retried()).isFalse();
    assertThat(scripted.visit(Scripted.GOOD.retrying()).handshake().orElseThrow().retried())
        .isTrue();
  }

  @Test
  void otherVersionsAreTold() {
    Visit visit = scripted.visit(Scripted.GOOD.speaking(Version.V2));

    assertThat(visit.end()).isEqualTo(End.VERSION);
    assertThat(visit.versions()).contains(Version.V2.number()).doesNotContain(1);
    assertThat(visit.reason()).contains("0x6b3343cf");
    assertThat(visit.handshake()).isEmpty();
  }

  @Test
  void aReservedVersionIsReplacedByOneThatTheServerOffers() {
    Visit visit = scripted.visit(Scripted.GOOD, errand -> errand.withVersion(0x1a2a3a4a));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
    assertThat(visit.versions()).contains(1);
    assertThat(visit.handshake().orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void aCloseIsTold() {
    Visit early =
        scripted.visit(
            Scripted.GOOD.when(
                heard -> heard.level() == Level.INITIAL, new Action.Close(false, 0x02)));
    assertThat(early.end()).isEqualTo(End.CLOSED);
    assertThat(early.close()).contains(new Visit.Close(false, 0x02, ""));

    Visit late =
        scripted.visit(
            Scripted.GOOD.when(
                heard -> heard.has(Frame.Stream.class), new Action.Close(true, 0x10b)));
    assertThat(late.end()).isEqualTo(End.CLOSED);
    assertThat(late.close()).contains(new Visit.Close(true, 0x10b, ""));
    assertThat(late.handshake()).as("what was before").isPresent();
  }

  @Test
  void aResetOfTheStreamIsTold() {
    Frame reset = new Frame.ResetStream(0, 0x102, 1_008);
    Visit visit =
        scripted.visit(
            Scripted.GOOD.when(heard -> asks(heard.frames()), new Action.Answer(List.of(reset))));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.RESET);
  }

  private static boolean asks(List<Frame> frames) {
    return frames.stream()
        .anyMatch(frame -> frame instanceof Frame.Stream stream && stream.stream() == 0);
  }

  /** Above 20 is invalid (RFC 9000 section 18.2): TRANSPORT_PARAMETER_ERROR. */
  @Test
  void aBreachOfTheProtocolIsTold() {
    Visit visit =
        scripted.visit(
            Scripted.GOOD.sending(all -> all.with(TransportParameterId.ACK_DELAY_EXPONENT, 21)));

    assertThat(visit.end()).isEqualTo(End.BROKEN);
    assertThat(visit.reason()).contains("transport error 0x8");
  }

  /**
   * HTTP/3 needs three (RFC 9114 section 6.2). quiche makes nothing at all of a connection without
   * any, but a null handle; if only QPACK's are missing, it goes on.
   */
  @Test
  void noStreamsForHttp3AreTold() {
    Visit none = scripted.visit(Scripted.GOOD.sending(all -> allowing(all, 0)));
    assertThat(none.end()).isEqualTo(End.BROKEN);
    assertThat(none.reason()).contains("0 unidirectional streams are allowed, and it needs three");
    assertThat(none.handshake()).isPresent();

    Visit two = scripted.visit(Scripted.GOOD.sending(all -> allowing(all, 2)));
    assertThat(two.end()).as(two.reason()).isEqualTo(End.ANSWERED);
  }

  private static TransportParameters allowing(TransportParameters all, int streams) {
    return all.without(TransportParameterId.INITIAL_MAX_STREAMS_UNI)
        .with(TransportParameterId.INITIAL_MAX_STREAMS_UNI, streams);
  }

  @Test
  void whoBeginsAndDoesNotEndIsLate() {
    byte[] noise = new byte[40];
    Visit unshaken =
        scripted.visit(
            Scripted.GOOD.when(
                heard -> heard.level() == Level.INITIAL, new Action.Send(List.of(noise))),
            errand -> errand.withLimits(new Errand.Limits(300, 10_000, 1 << 20)));
    assertThat(unshaken.end()).isEqualTo(End.TIMEOUT);
    assertThat(unshaken.reason()).contains("no complete handshake within", "after ");
    assertThat(unshaken.traffic().received()).isPositive();

    Visit unanswered =
        scripted.visit(
            Scripted.GOOD.when(heard -> heard.level() == Level.ONE_RTT, new Action.Hang()),
            errand -> errand.withLimits(new Errand.Limits(5_000, 1_000, 1 << 20)));
    assertThat(unanswered.end()).isEqualTo(End.TIMEOUT);
    assertThat(unanswered.reason()).contains("no answer within");
    assertThat(unanswered.handshake()).isPresent();
  }

  /** no_application_protocol (RFC 9001 section 8.1). */
  @Test
  void aProtocolThatIsNotSpokenIsRefused() {
    Visit visit =
        scripted.visit(
            Scripted.GOOD.tls(
                ServerConfig.of(
                    Scripted.NAMED.chain(), Scripted.NAMED.key(), List.of("hq-interop"))));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.CLOSED);
    assertThat(visit.close()).map(Visit.Close::code).contains(0x178L);
    assertThat(visit.handshake()).isEmpty();
  }
}
