// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import protoprobe.kit.process.JavaCommand;
import protoprobe.kit.process.RunDirectory;
import protoprobe.quic.forge.Action;
import protoprobe.quic.forge.Script;
import protoprobe.quic.forge.ScriptedServer;
import protoprobe.quic.stack.ChildStack;
import protoprobe.quic.stack.Errand;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;
import protoprobe.quic.testing.TestAuthority;
import protoprobe.quic.tls.ServerConfig;
import protoprobe.quic.wire.Frame;
import protoprobe.quic.wire.Level;
import protoprobe.quic.wire.TransportParameterId;
import protoprobe.quic.wire.TransportParameters;
import protoprobe.quic.wire.Version;

/** What quiche meets at servers that do what a script says. */
@Timeout(100)
class QuicheScriptIT {
  private static final TestAuthority AUTHORITY = new TestAuthority("scripts");
  private static final TestAuthority.Issued NAMED = AUTHORITY.issue("localhost");
  private static final Script GOOD = script(NAMED);

  /** What none of its defaults is, and nothing but this script says. */
  private static final Map<String, Long> INTEGERS =
      new TreeMap<>(
          Map.of(
              "max_idle_timeout", 12_345L,
              "max_udp_payload_size", 1_472L,
              "initial_max_data", 1_000_003L,
              "initial_max_stream_data_bidi_local", 300_007L,
              "initial_max_stream_data_bidi_remote", 400_009L,
              "initial_max_stream_data_uni", 500_011L,
              "initial_max_streams_bidi", 17L,
              "initial_max_streams_uni", 19L,
              "ack_delay_exponent", 7L,
              "max_ack_delay", 61L));

  private static ChildStack stack;

  @TempDir static Path directory;

  @BeforeAll
  static void start() {
    stack = new ChildStack(QuicheStack.NAME, QuicheStack.class);
  }

  @AfterAll
  static void end() {
    stack.close();
  }

  private static Script script(TestAuthority.Issued issued) {
    return Script.of(ServerConfig.of(issued.chain(), issued.key(), List.of("h3")));
  }

  @Test
  void anAnswerIsCountedAndHashed() throws Exception {
    Visit visit = visit(GOOD.answering(70_000));

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
    assertThat(visit(GOOD).handshake().orElseThrow().retried()).isFalse();
    assertThat(visit(GOOD.retrying()).handshake().orElseThrow().retried()).isTrue();
  }

  @Test
  void otherVersionsAreTold() {
    Visit visit = visit(GOOD.speaking(Version.V2));

    assertThat(visit.end()).isEqualTo(End.VERSION);
    assertThat(visit.versions()).contains(Version.V2.number()).doesNotContain(1);
    assertThat(visit.reason()).contains("0x6b3343cf");
    assertThat(visit.handshake()).isEmpty();
  }

  @Test
  void aReservedVersionIsReplacedByOneThatTheServerOffers() {
    Visit visit = visit(GOOD, errand -> Bent.of(errand).version(0x1a2a3a4a).errand());

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.ANSWERED);
    assertThat(visit.versions()).contains(1);
    assertThat(visit.handshake().orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void aCloseIsTold() {
    Visit early =
        visit(GOOD.when(heard -> heard.level() == Level.INITIAL, new Action.Close(false, 0x02)));
    assertThat(early.end()).isEqualTo(End.CLOSED);
    assertThat(early.close()).contains(new Visit.Close(false, 0x02, ""));

    Visit late =
        visit(GOOD.when(heard -> heard.has(Frame.Stream.class), new Action.Close(true, 0x10b)));
    assertThat(late.end()).isEqualTo(End.CLOSED);
    assertThat(late.close()).contains(new Visit.Close(true, 0x10b, ""));
    assertThat(late.handshake()).as("what was before").isPresent();
  }

  @Test
  void aResetOfTheStreamIsTold() {
    Frame reset = new Frame.ResetStream(0, 0x102, 1_008);
    Visit visit =
        visit(GOOD.when(heard -> asks(heard.frames()), new Action.Answer(List.of(reset))));

    assertThat(visit.end()).as(visit.reason()).isEqualTo(End.RESET);
  }

  private static boolean asks(List<Frame> frames) {
    return frames.stream()
        .anyMatch(frame -> frame instanceof Frame.Stream stream && stream.stream() == 0);
  }

  /** Above 20 is invalid (RFC 9000 section 18.2): TRANSPORT_PARAMETER_ERROR. */
  @Test
  void aBreachOfTheProtocolIsTold() {
    Visit visit = visit(GOOD.sending(all -> all.with(TransportParameterId.ACK_DELAY_EXPONENT, 21)));

    assertThat(visit.end()).isEqualTo(End.BROKEN);
    assertThat(visit.reason()).contains("transport error 0x8");
  }

  /** HTTP/3 needs three (RFC 9114 section 6.2). */
  @Test
  void tooFewStreamsForHttp3AreTold() {
    Visit visit =
        visit(GOOD.sending(all -> replaced(all, TransportParameterId.INITIAL_MAX_STREAMS_UNI, 2)));

    assertThat(visit.end()).isEqualTo(End.BROKEN);
    assertThat(visit.reason()).contains("three unidirectional streams");
    assertThat(visit.handshake()).isPresent();
  }

  @Test
  void whoBeginsAndDoesNotEndIsLate() {
    Visit unshaken =
        visit(
            GOOD.when(heard -> heard.level() == Level.HANDSHAKE, new Action.Drop()),
            errand -> Bent.of(errand).limits(300, 10_000).errand());
    assertThat(unshaken.end()).isEqualTo(End.TIMEOUT);
    assertThat(unshaken.traffic().received()).isPositive();

    Visit unanswered =
        visit(
            GOOD.when(heard -> heard.level() == Level.ONE_RTT, new Action.Hang()),
            errand -> Bent.of(errand).limits(5_000, 1_000).errand());
    assertThat(unanswered.end()).isEqualTo(End.TIMEOUT);
    assertThat(unanswered.reason()).contains("no answer within");
    assertThat(unanswered.handshake()).isPresent();
  }

  @Test
  void aServerThatIsKnownByItsAddressNeedsACertificateForIt() {
    TestAuthority.Issued addressed = AUTHORITY.issue("127.0.0.1", "::1");

    assertThat(byAddress(addressed).end()).isEqualTo(End.ANSWERED);
    Visit misnamed = byAddress(NAMED);
    assertThat(misnamed.end()).isEqualTo(End.CERTIFICATE);
    assertThat(misnamed.reason()).contains("not for 127.0.0.1, but for localhost");
  }

  @Test
  void addressesAreNotSentAsServerNames() {
    Set<String> names = ConcurrentHashMap.newKeySet();
    Script listening =
        GOOD.when(
            heard -> {
              heard.hello().ifPresent(hello -> names.add(name(hello.extension(0))));
              return false;
            },
            new Action.Take());

    visit(listening, errand -> Bent.of(errand).serverName("127.0.0.1").errand());
    assertThat(names).as("server names seen").containsExactly("none");
    visit(listening);
    assertThat(names).anyMatch(name -> name.endsWith("localhost"));
  }

  /** The extension of RFC 6066 section 3 as text; the name is at its end. */
  private static String name(Optional<byte[]> extension) {
    return extension.map(octets -> new String(octets, StandardCharsets.ISO_8859_1)).orElse("none");
  }

  private Visit byAddress(TestAuthority.Issued issued) {
    return visit(script(issued), errand -> Bent.of(errand).serverName("127.0.0.1").errand());
  }

  @Test
  void aPortWithoutAnybodyIsUnreachable() throws IOException {
    InetSocketAddress nobody;
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    assertThat(stack.visit(errand(nobody)).end()).isEqualTo(End.UNREACHABLE);
  }

  @Test
  void aPortThatSaysNothingIsSilent() throws IOException {
    try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Errand errand = errand((InetSocketAddress) mute.getLocalSocketAddress());
      Visit visit = stack.visit(Bent.of(errand).limits(1_500, 3_000).errand());

      assertThat(visit.end()).isEqualTo(End.SILENT);
      assertThat(visit.traffic().sent()).as("datagrams, with a repetition").isGreaterThan(1);
      assertThat(visit.traffic().received()).isZero();
    }
  }

  /** As the peer sent them; from the C structure, too, whose order the header has wrong. */
  @Test
  void parametersAreThoseThatTheServerSent() throws Exception {
    Script speaking =
        GOOD.sending(
            all -> {
              TransportParameters made = all;
              for (Map.Entry<String, Long> each : INTEGERS.entrySet()) {
                made = replaced(made, id(each.getKey()), each.getValue());
              }
              return replaced(made, TransportParameterId.ACTIVE_CONNECTION_ID_LIMIT, 5)
                  .with(TransportParameterId.MAX_DATAGRAM_FRAME_SIZE, 1_199)
                  .with(TransportParameterId.DISABLE_ACTIVE_MIGRATION)
                  .with(0x3127, (byte) 0xca, (byte) 0xfe);
            });
    try (ScriptedServer server = ScriptedServer.start(speaking)) {
      Visit visit = stack.visit(errand(server.address()));
      Map<String, String> told =
          visit.handshake().orElseThrow().parameters().stream()
              .collect(Collectors.toMap(Field::name, Field::value));

      INTEGERS.forEach((name, value) -> assertThat(told).containsEntry(name, "" + value));
      assertThat(told)
          .containsEntry("active_connection_id_limit", "5")
          .containsEntry("disable_active_migration", "true")
          .containsEntry("max_datagram_frame_size", "1199");
      assertThat(struct(server.address()))
          .as("the structure, which Rust has put into an order of its own")
          .containsAllEntriesOf(INTEGERS)
          .contains(
              entry("active_conn_id_limit", 5L),
              entry("disable_active_migration", 1L),
              entry("max_datagram_frame_size", 1_199L));
    }
  }

  private Map<String, Long> struct(InetSocketAddress server) throws Exception {
    Path own = Files.createTempDirectory(directory, "struct");
    Files.createDirectory(own.resolve("tmp"));
    List<String> line =
        JavaCommand.of(new RunDirectory(own), StructTrial.class, List.of("" + server.getPort()));
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("exit status").isZero();
      return new ObjectMapper().readValue(said, new TypeReference<TreeMap<String, Long>>() {});
    } finally {
      process.destroyForcibly();
    }
  }

  private static TransportParameterId id(String name) {
    return TransportParameterId.valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }

  private static TransportParameters replaced(
      TransportParameters all, TransportParameterId id, long value) {
    return all.without(id).with(id, value);
  }

  private static Visit visit(Script script) {
    return visit(script, errand -> errand);
  }

  private static Visit visit(Script script, java.util.function.UnaryOperator<Errand> bent) {
    try (ScriptedServer server = ScriptedServer.start(script)) {
      return stack.visit(bent.apply(errand(server.address())));
    }
  }

  private static Errand errand(InetSocketAddress server) {
    return Bent.of(Errand.of(server, "localhost"))
        .trust(AUTHORITY.pem(directory).toString(), false)
        .errand();
  }
}
