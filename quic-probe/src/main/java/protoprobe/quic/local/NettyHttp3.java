// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.target.Availability;
import protoprobe.quic.local.netty.NettyServer;
import protoprobe.quic.local.netty.NettySettings;
import protoprobe.quic.local.web.ServerProgram;

/** Netty's codecs, with quiche inside, in a JVM of their own. */
final class NettyHttp3 implements Recipe {
  private static final MavenArtifact ARTIFACT =
      new MavenArtifact("io.netty", "netty-codec-native-quic");

  /** Else it looks for a network interface with an address of its own, and there is none. */
  private static final String MACHINE = "-Dio.netty.machineId=02:00:00:00:00:00:00:01";

  private final String alpn;

  /** As it comes. */
  NettyHttp3() {
    this("h3");
  }

  /**
   * With another protocol over QUIC.
   *
   * @param alpn in place of {@code h3}
   */
  NettyHttp3(String alpn) {
    this.alpn = alpn;
  }

  @Override
  public String name() {
    return "netty";
  }

  @Override
  public String product() {
    return "Netty";
  }

  @Override
  public int number() {
    return 5;
  }

  @Override
  public Availability availability() {
    return NettyPlatform.here().availability();
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.values());
  }

  @Override
  public List<String> command(Premises premises) {
    NettySettings settings =
        new NettySettings(
            premises.place().addresses().map(address -> address.getHostAddress()).toList(),
            premises.place().port(),
            alpn,
            premises.identity().key(),
            premises.identity().chain(),
            premises.pages());
    return SmallJvm.command(
        premises.run(), List.of(MACHINE), NettyServer.class, settings.arguments());
  }

  @Override
  public Optional<String> version() {
    return ARTIFACT.version();
  }

  @Override
  public String stack(Path log) {
    return ServerProgram.stack(log).orElse("quiche");
  }
}
