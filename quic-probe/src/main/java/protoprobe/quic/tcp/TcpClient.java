// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import protoprobe.quic.stack.Errand.Limits;

/** Calls servers over TCP: one connection for each request, no redirects, no second try. */
public final class TcpClient implements AutoCloseable {
  private static final int THREADS = 2;

  /** From the header section to where a body is cut that does not end. */
  private static final long BODY_MILLIS = 5_000;

  /** What Netty has to say of this machine is of no use to who asks about a site. */
  private static final Logger NETTY = Logger.getLogger("io.netty");

  static {
    NETTY.setLevel(Level.OFF);
  }

  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          THREADS, new DefaultThreadFactory("quic-probe-tcp", true), NioIoHandler.newFactory());

  /**
   * Opens a connection, sends one request, reads the answer, closes.
   *
   * @return ends with what was met, in time and never with an exception
   */
  public CompletableFuture<TcpVisit> visit(Peer peer, Request request, Limits limits) {
    Exchange exchange = new Exchange(peer.address(), limits.body());
    ChannelFuture opening =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // late() comes before
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Greeting(peer, request, exchange));
                  }
                })
            .connect(peer.address());
    Channel channel = opening.channel();
    opening.addListener(
        done -> {
          if (!done.isSuccess()) {
            exchange.failed(done.cause());
          }
        });
    limit(channel, exchange, limits);
    exchange.done().whenComplete((visit, thrown) -> channel.close());
    return exchange.done();
  }

  private static void limit(Channel channel, Exchange exchange, Limits limits) {
    ScheduledFuture<?> handshake =
        channel
            .eventLoop()
            .schedule(
                () -> {
                  if (!exchange.isSecured()) {
                    exchange.late();
                  }
                },
                limits.handshake(),
                TimeUnit.MILLISECONDS);
    ScheduledFuture<?> total =
        channel.eventLoop().schedule(exchange::late, limits.total(), TimeUnit.MILLISECONDS);
    exchange
        .begun()
        .thenRun(
            () ->
                channel.eventLoop().schedule(exchange::enough, BODY_MILLIS, TimeUnit.MILLISECONDS));
    exchange
        .done()
        .whenComplete(
            (visit, thrown) -> {
              handshake.cancel(false);
              total.cancel(false);
            });
  }

  /** Ends what is going on. */
  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
