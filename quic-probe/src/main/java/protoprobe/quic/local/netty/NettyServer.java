// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.quic.Quic;
import io.netty.util.Version;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import protoprobe.quic.local.web.ServerProgram;
import protoprobe.quic.local.web.WebSite;

/** The server's program; serves until it is killed. */
public final class NettyServer {
  private final NettySettings settings;
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  private NettyServer(NettySettings settings) {
    this.settings = settings;
  }

  /**
   * Takes the arguments of {@link NettySettings#arguments()}; what it cannot do is told in a line.
   */
  public static void main(String... arguments) {
    ServerProgram.run(
        () -> {
          Quic.ensureAvailability();
          ServerProgram.tellStack("quiche " + quicheVersion());
          for (Channel channel : new NettyServer(NettySettings.of(arguments)).bind()) {
            channel.closeFuture().sync();
          }
        });
  }

  private List<Channel> bind() throws IOException, InterruptedException {
    WebSite site = new WebSite(settings.pages(), "Netty");
    ServerBootstrap tcp =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(new TcpSide(settings, site));
    List<Channel> channels = new ArrayList<>();
    for (String address : settings.addresses()) {
      Bootstrap udp =
          new Bootstrap()
              .group(group)
              .channel(NioDatagramChannel.class)
              .handler(new QuicSide(settings, site).codec());
      channels.add(udp.bind(address, settings.port()).sync().channel());
      channels.add(tcp.bind(address, settings.port()).sync().channel());
    }
    return channels;
  }

  /** The library tells it, but Netty tells nobody. */
  private static String quicheVersion() {
    try {
      Method version =
          Class.forName("io.netty.handler.codec.quic.Quiche").getDeclaredMethod("quiche_version");
      version.setAccessible(true);
      return (String) version.invoke(null);
    } catch (ReflectiveOperationException changed) {
      return "of Netty " + Version.identify().keySet();
    }
  }
}
