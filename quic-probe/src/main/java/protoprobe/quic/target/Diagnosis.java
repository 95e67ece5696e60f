// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import protoprobe.quic.altsvc.Finding;
import protoprobe.quic.stack.Visit;
import protoprobe.quic.stack.Visit.End;

/** Finds what keeps clients from HTTP/3, in the order in which it is to be mended. */
final class Diagnosis {
  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final long NO_APPLICATION_PROTOCOL = 0x178;

  private final SiteFacts facts;
  private final List<Trouble> troubles = new ArrayList<>();

  Diagnosis(SiteFacts facts) {
    this.facts = facts;
  }

  List<Trouble> troubles() {
    if (facts.replies().isEmpty()) {
      add(
          "nobody answers over TCP, where clients learn of HTTP/3",
          "serve the site over HTTP/1.1 and HTTP/2, too, with an Alt-Svc field");
    }
    certificate();
    field();
    facts.stops().forEach(this::place);
    facts.reaches().forEach(this::visit);
    return List.copyOf(troubles);
  }

  private void certificate() {
    facts
        .tls()
        .flatMap(tls -> tls.doubt())
        .ifPresent(doubt -> add(doubt, "install a certificate that clients believe"));
  }

  private void field() {
    List<Statement> statements = facts.statements();
    if (!facts.replies().isEmpty() && statements.isEmpty()) {
      add(
          "no answer says that HTTP/3 is available",
          "if the server speaks HTTP/3, have it send  Alt-Svc: h3=\":%d\"; ma=86400"
              .formatted(facts.manner().origin().port()));
    }
    for (Statement statement : statements) {
      statement.field().firstError().ifPresent(error -> broken(statement, error));
    }
    List<SortedSet<String>> offers =
        facts.replies().stream()
            .map(reply -> reply.offer(facts.manner().origin()))
            .distinct()
            .toList();
    if (offers.size() > 1) {
      add(
          "HTTP/1.1 and HTTP/2 advertise different alternatives: " + offers,
          "send the same Alt-Svc field with every answer");
    }
  }

  private void broken(Statement statement, Finding error) {
    add(
        "Alt-Svc of %s, line %d, column %d: %s"
            .formatted(statement.place(), error.line(), error.column(), error.rule().says()),
        "write the field as RFC 7838 section 3 has it; 'quic-probe altsvc' explains a value");
  }

  private void place(Stop stop) {
    int port = facts.manner().origin().port();
    if (port < FIRST_UNPRIVILEGED && stop.alternative().port() >= FIRST_UNPRIVILEGED) {
      add(
          "Chromium does not go from port %d to %s".formatted(port, stop),
          "serve HTTP/3 on a port below %d".formatted(FIRST_UNPRIVILEGED));
    }
    if (stop.address().isEmpty() && stop.barred().isEmpty()) {
      add(
          stop + ": the host does not resolve",
          "correct the host in Alt-Svc, or give it addresses");
    }
  }

  private void visit(Reach reach) {
    Visit visit = reach.visit();
    if (visit.end() != End.ANSWERED && visit.end() != End.FAILED) {
      add(reach + ": " + words(visit), remedy(reach));
    }
    if (visit.handshake().isPresent()) {
      facts.doubt(reach).ifPresent(doubt -> add(reach.stop() + ": " + doubt, certificateFor()));
    }
    Optional<Reply> known = facts.newestReply();
    visit
        .answer()
        .filter(answer -> known.isPresent() && known.get().status() != answer.status())
        .ifPresent(
            answer ->
                add(
                    "%s: status %d, but %d over %s"
                        .formatted(
                            reach.stop(),
                            answer.status(),
                            known.get().status(),
                            known.get().version()),
                    "serve the same site over HTTP/3 as over TCP"));
  }

  private String certificateFor() {
    return "give HTTP/3 a certificate for %s from an authority that clients believe"
        .formatted(facts.manner().serverName());
  }

  private String remedy(Reach reach) {
    int port = reach.stop().alternative().port();
    return switch (reach.visit().end()) {
      case SILENT ->
          "have the server listen on UDP port %d, and firewalls let it in; if other networks reach it, this one drops UDP"
              .formatted(port);
      case UNREACHABLE ->
          "start HTTP/3 on UDP port %d, or withdraw it with  Alt-Svc: clear".formatted(port);
      case VERSION -> "have the server speak QUIC version 1, which h3 means";
      case CERTIFICATE -> certificateFor();
      case TIMEOUT -> "see that datagrams of 1,200 octets and more pass, both ways";
      default ->
          refusesProtocol(reach.visit())
              ? "switch HTTP/3 on: the server refuses the protocol h3 there"
              : "look for it in the server's log";
    };
  }

  /** The TLS alert no_application_protocol (RFC 9001 section 8.1). */
  private static boolean refusesProtocol(Visit visit) {
    return visit
        .close()
        .filter(close -> !close.application() && close.code() == NO_APPLICATION_PROTOCOL)
        .isPresent();
  }

  /** Why no answer came. */
  static String words(Visit visit) {
    String words =
        switch (visit.end()) {
          case ANSWERED -> "answered";
          case SILENT -> "nothing came back over UDP";
          case UNREACHABLE -> "the UDP port is closed";
          case VERSION -> "it speaks other versions of QUIC only";
          case CERTIFICATE -> "its certificate is not believed";
          case CLOSED -> "it closed the connection";
          case RESET -> "it reset the stream of the request";
          case BROKEN -> "the client held what came for a breach of the protocol";
          case TIMEOUT -> "it began to answer, but did not end";
          case FAILED -> "the client itself failed";
        };
    return visit.reason().isEmpty() ? words : words + ": " + visit.reason();
  }

  private void add(String what, String remedy) {
    troubles.add(new Trouble(what, remedy));
  }
}
