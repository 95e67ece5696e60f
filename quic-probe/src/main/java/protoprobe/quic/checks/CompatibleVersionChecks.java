// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.checks;

import static protoprobe.kit.check.Level.INFO;
import static protoprobe.kit.check.Level.MUST;
import static protoprobe.quic.target.ReactionAssert.assertThatReaction;
import static protoprobe.quic.wire.TransportParameterId.VERSION_INFORMATION;

import protoprobe.kit.check.Check;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.check.Topic;
import protoprobe.kit.check.Unsupported;
import protoprobe.quic.forge.Client;
import protoprobe.quic.target.QuicServer;
import protoprobe.quic.target.Session;
import protoprobe.quic.wire.Version;
import protoprobe.quic.wire.WireWriter;

@Topic(spec = "RFC 9368", title = "Version 2, and negotiation of compatible versions")
final class CompatibleVersionChecks {
  @Check(
      id = "quic/compatible/version-information",
      rows = VersionInformation.class,
      section = "4",
      level = MUST,
      hazard = Hazard.FORGE,
      says = "A version_information that cannot be right ends the connection.")
  void versionInformation(QuicServer server, VersionInformation row) {
    try (Session control = server.control()) {
      if (control.client().parameters().flatMap(all -> all.find(VERSION_INFORMATION)).isEmpty()) {
        throw new Unsupported("RFC 9368: the server sends no version_information");
      }
    }

    assertThatReaction(
            server.provoke(
                row.says(),
                setup -> setup.parameters(all -> all.with(VERSION_INFORMATION, row.octets()))))
        .as("connection error " + row.error())
        .closesWith(row.error());
  }

  @Check(
      id = "quic/compatible/direct-version-2",
      row = "V2-14",
      spec = "RFC 9369",
      section = "4",
      level = INFO,
      says = "What the server does with a first packet of version 2.")
  void directVersionTwo(QuicServer server) {
    Client client =
        server
            .open(server.without() ? server.ordinary() : server.ordinary().version(Version.V2))
            .client();
    boolean connected = client.connect(server.firstAnswer().multipliedBy(2));
    server.observe(
        "version-2",
        connected && client.version() == Version.V2
            ? "spoken"
            : client.negotiation().isPresent() ? "negotiated away" : "no handshake in it");
    client.close();
  }

  @Check(
      id = "quic/compatible/upgrade",
      row = {"V2-01", "V2-06"},
      spec = "RFC 9369",
      section = "4.1",
      level = INFO,
      says = "Which version the server chooses if the client begins with 1 and would take 2.")
  void upgrade(QuicServer server) {
    byte[] information =
        new WireWriter()
            .fixed(Integer.toUnsignedLong(Version.V1.number()), 4)
            .fixed(Integer.toUnsignedLong(Version.V2.number()), 4)
            .fixed(Integer.toUnsignedLong(Version.V1.number()), 4)
            .toBytes();
    Session session =
        server.provokeSession(
            "version 1 with version 2 available",
            setup -> setup.parameters(all -> all.with(VERSION_INFORMATION, information)));
    server.observe("chosen", session.client().version());
    server.observe(
        "version-information",
        session.client().parameters().flatMap(all -> all.find(VERSION_INFORMATION)).isPresent());
  }
}
