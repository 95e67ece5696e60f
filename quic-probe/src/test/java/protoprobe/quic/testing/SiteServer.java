// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.testing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import protoprobe.quic.testing.TestAuthority.Issued;

/** A site of HTTP/1.1 and HTTP/2 whose answers are scripted. */
public final class SiteServer implements AutoCloseable {
  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final List<Channel> listeners = new ArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final SslContext security;
  private final SiteScript script;
  private int port;

  private SiteServer(SiteScript script, SslContext security) {
    this.script = script;
    this.security = security;
  }

  /** Speaks HTTP/2 and HTTP/1.1 on 127.0.0.1. */
  public static SiteServer start(Issued issued, SiteScript script) {
    return start(issued, script, List.of(ApplicationProtocolNames.HTTP_2, "http/1.1"), "127.0.0.1");
  }

  /** The same, with these protocols on these addresses; without protocols there is no ALPN. */
  public static SiteServer start(
      Issued issued, SiteScript script, List<String> protocols, String... addresses) {
    SiteServer server = new SiteServer(script, security(issued, protocols));
    for (String address : addresses) {
      server.listen(address, server.port, true);
    }
    return server;
  }

  /** Also speaks plain HTTP/1.1, on a port of its own, which is returned. */
  public int listenPlainly() {
    return listen("127.0.0.1", 0, false);
  }

  public int port() {
    return port;
  }

  /** How many requests came. */
  public int requests() {
    return requests.get();
  }

  private int listen(String address, int wanted, boolean secure) {
    Channel channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel child) {
                    greet(child, secure);
                  }
                })
            .bind(new InetSocketAddress(address, wanted))
            .syncUninterruptibly()
            .channel();
    listeners.add(channel);
    int bound = ((InetSocketAddress) channel.localAddress()).getPort();
    port = secure ? bound : port;
    return bound;
  }

  private void greet(Channel child, boolean secure) {
    SiteAnswerer answerer = new SiteAnswerer(script, requests, secure);
    if (!secure) {
      SiteHttp1.begin(child, answerer);
      return;
    }
    child.pipeline().addLast(security.newHandler(child.alloc()));
    child
        .pipeline()
        .addLast(
            new ApplicationProtocolNegotiationHandler("http/1.1") {
              @Override
              protected void configurePipeline(
                  io.netty.channel.ChannelHandlerContext context, String protocol) {
                if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                  SiteHttp2.begin(child, answerer);
                } else {
                  SiteHttp1.begin(child, answerer);
                }
              }

              @Override
              protected void handshakeFailure(
                  io.netty.channel.ChannelHandlerContext context, Throwable cause) {
                context.close(); // the client did not want us: nothing to be told
              }
            });
  }

  private static SslContext security(Issued issued, List<String> protocols) {
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(issued.key(), issued.chain()).sslProvider(SslProvider.JDK);
      if (!protocols.isEmpty()) {
        builder.applicationProtocolConfig(
            new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                protocols));
      }
      return builder.build();
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address of a listener. */
  static InetAddress local(Channel channel) {
    return ((InetSocketAddress) channel.localAddress()).getAddress();
  }

  @Override
  public void close() {
    listeners.forEach(Channel::close);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
