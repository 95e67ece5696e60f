// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLException;
import protoprobe.quic.local.web.WebSite;

/** HTTP/1.1 and HTTP/2 over TLS; both tell of HTTP/3, HTTP/2 by an ALTSVC frame, too. */
final class TcpSide extends ChannelInitializer<SocketChannel> {
  /** RFC 7838 section 4. */
  private static final byte ALTSVC = 0x0a;

  private final NettySettings settings;
  private final WebSite site;
  private final SslContext tls;

  TcpSide(NettySettings settings, WebSite site) throws SSLException {
    this.settings = settings;
    this.site = site;
    this.tls =
        SslContextBuilder.forServer(settings.chain().toFile(), settings.key().toFile())
            .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    ApplicationProtocolNames.HTTP_2,
                    ApplicationProtocolNames.HTTP_1_1))
            .build();
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    channel.pipeline().addLast(tls.newHandler(channel.alloc()), new Chosen());
  }

  private final class Chosen extends ApplicationProtocolNegotiationHandler {
    Chosen() {
      super(ApplicationProtocolNames.HTTP_1_1);
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
      if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
        http2(context.pipeline());
      } else {
        http1(context.pipeline());
      }
    }

    /** No handshake, no server: a port scan is no news. */
    @Override
    protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }

  private void http1(ChannelPipeline pipeline) {
    pipeline.addLast(new HttpServerCodec(), new HttpServerKeepAliveHandler(), handler());
  }

  private void http2(ChannelPipeline pipeline) {
    Http2FrameCodec codec = Http2FrameCodecBuilder.forServer().build();
    pipeline.addLast(codec, new Http2MultiplexHandler(new Streams()));
    ChannelHandlerContext context = pipeline.context(codec);
    codec
        .encoder()
        .writeFrame(context, ALTSVC, 0, new Http2Flags(), advertisement(), context.newPromise());
    context.flush();
  }

  /** On stream 0, so with its origin (RFC 7838 section 4). */
  private ByteBuf advertisement() {
    String origin = "https://localhost" + (settings.port() == 443 ? "" : ":" + settings.port());
    ByteBuf payload = Unpooled.buffer();
    payload.writeShort(origin.length());
    payload.writeCharSequence(origin, StandardCharsets.US_ASCII);
    payload.writeCharSequence(settings.altSvc(), StandardCharsets.US_ASCII);
    return payload;
  }

  private PagesHandler handler() {
    return new PagesHandler(site, Optional.of(settings.altSvc()));
  }

  private final class Streams extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(true), handler());
    }
  }
}
