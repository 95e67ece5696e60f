// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3FrameToHttpObjectCodec;
import io.netty.handler.codec.http3.Http3ServerConnectionHandler;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import protoprobe.quic.local.web.WebSite;

/** HTTP/3. Every client is validated by Retry, with the token handler that Netty brings. */
final class QuicSide {
  private static final int STREAM_WINDOW = 1 << 20;
  private static final int STREAMS = 100;
  private static final int IDLE_SECONDS = 30;

  private final NettySettings settings;
  private final WebSite site;

  QuicSide(NettySettings settings, WebSite site) {
    this.settings = settings;
    this.site = site;
  }

  /** For one datagram channel. */
  ChannelHandler codec() {
    return Http3.newQuicServerCodecBuilder()
        .sslContext(
            QuicSslContextBuilder.forServer(
                    settings.key().toFile(), null, settings.chain().toFile())
                .applicationProtocols(settings.alpn())
                .build())
        .maxIdleTimeout(IDLE_SECONDS, TimeUnit.SECONDS)
        .initialMaxData(10L * STREAM_WINDOW)
        .initialMaxStreamDataBidirectionalLocal(STREAM_WINDOW)
        .initialMaxStreamDataBidirectionalRemote(STREAM_WINDOW)
        .initialMaxStreamDataUnidirectional(STREAM_WINDOW)
        .initialMaxStreamsBidirectional(STREAMS)
        .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
        .handler(
            new ChannelInitializer<QuicChannel>() {
              @Override
              protected void initChannel(QuicChannel channel) {
                channel.pipeline().addLast(new Http3ServerConnectionHandler(requests()));
              }
            })
        .build();
  }

  private ChannelInitializer<QuicStreamChannel> requests() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(QuicStreamChannel stream) {
        answer(stream);
      }
    };
  }

  private void answer(Channel stream) {
    stream
        .pipeline()
        .addLast(new Http3FrameToHttpObjectCodec(true))
        .addLast(new PagesHandler(site, Optional.empty()));
  }
}
