// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.tcp;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import protoprobe.quic.tcp.TcpVisit.End;

/** One request over HTTP/2, on stream 1. */
final class Http2Handler extends Http2ConnectionHandler {
  private static final int STREAM = 1;
  private static final int SECTION = 65_536;
  private static final long CLOSE_MILLIS = 100;

  private final Exchange exchange;

  private Http2Handler(
      Http2ConnectionDecoder decoder,
      Http2ConnectionEncoder encoder,
      Http2Settings settings,
      Exchange exchange) {
    super(decoder, encoder, settings);
    this.exchange = exchange;
  }

  /** Sends something back while a frame is heard. */
  interface Speaker {
    void ping(ChannelHandlerContext context, long data);
  }

  static void begin(Channel channel, Request request, String scheme, Exchange exchange) {
    Http2Handler handler = new Builder(exchange).build();
    channel.pipeline().addLast(handler);
    handler.send(channel.pipeline().context(handler), request, scheme);
  }

  private void send(ChannelHandlerContext context, Request request, String scheme) {
    for (AltSvcFrame frame : request.frames()) {
      encoder()
          .writeFrame(
              context,
              (byte) AltSvcFrame.TYPE,
              frame.stream(),
              new Http2Flags(),
              Unpooled.wrappedBuffer(frame.payload()),
              context.newPromise());
    }
    Http2Headers headers =
        new DefaultHttp2Headers()
            .method(request.method())
            .scheme(scheme)
            .authority(request.authority())
            .path(request.path());
    request.headers().forEach(field -> headers.add(field.name(), field.value()));
    encoder().writeHeaders(context, STREAM, headers, 0, true, context.newPromise());
    context.flush();
  }

  private void ping(ChannelHandlerContext context, long data) {
    encoder().writePing(context, false, data, context.newPromise());
    context.flush();
  }

  /** What Netty refuses to read is no HTTP/2. */
  @Override
  public void onError(ChannelHandlerContext context, boolean outbound, Throwable cause) {
    exchange.end(End.GARBLED, String.valueOf(cause.getMessage()));
    super.onError(context, outbound, cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    exchange.closed();
    super.channelInactive(context);
  }

  private static final class Builder
      extends AbstractHttp2ConnectionHandlerBuilder<Http2Handler, Builder> {
    private final Exchange exchange;
    private Http2Handler built;

    Builder(Exchange exchange) {
      this.exchange = exchange;
      server(false);
      validateHeaders(false); // they are to be seen as they were sent
      initialSettings(
          Http2Settings.defaultSettings().pushEnabled(false).maxHeaderListSize(SECTION));
      gracefulShutdownTimeoutMillis(CLOSE_MILLIS);
      frameListener(new Http2Listener(exchange, (context, data) -> built.ping(context, data)));
    }

    @Override
    protected Http2Handler build() {
      return super.build();
    }

    @Override
    protected Http2Handler build(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
      built = new Http2Handler(decoder, encoder, settings, exchange);
      return built;
    }
  }
}
