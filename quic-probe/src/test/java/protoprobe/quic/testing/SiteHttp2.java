// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.tcp.AltSvcFrame;
import protoprobe.quic.tcp.HttpVersion;

/** The scripted site's HTTP/2; field values go out as they are. */
final class SiteHttp2 extends Http2ConnectionHandler {
  private static final int PIECE = 16_000;

  private SiteHttp2(
      Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
    super(decoder, encoder, settings);
  }

  static void begin(Channel channel, SiteAnswerer answerer) {
    channel.pipeline().addLast(new Builder(answerer).build());
  }

  private void write(ChannelHandlerContext context, int stream, SiteReply reply, boolean withBody) {
    for (AltSvcFrame frame : reply.frames()) {
      encoder()
          .writeFrame(
              context,
              (byte) AltSvcFrame.TYPE,
              frame.stream(),
              new Http2Flags(),
              payload(frame),
              context.newPromise());
    }
    for (int code : reply.interim()) {
      Http2Headers early = new DefaultHttp2Headers().status(Integer.toString(code));
      encoder().writeHeaders(context, stream, early, 0, false, context.newPromise());
    }
    Http2Headers headers = fields(reply.headers()).status(Integer.toString(reply.status()));
    encoder().writeHeaders(context, stream, headers, 0, !withBody, context.newPromise());
    if (withBody) {
      data(context, stream, Unpooled.wrappedBuffer(reply.body()), reply, reply.padding());
    }
    flush(context); // this handler's own, which minds flow control
  }

  private void data(
      ChannelHandlerContext context, int stream, ByteBuf piece, SiteReply reply, long left) {
    boolean trailers = !reply.trailers().isEmpty();
    boolean last = left <= 0 && !trailers && !reply.isEndless();
    encoder()
        .writeData(context, stream, piece, 0, last, context.newPromise())
        .addListener(
            done -> {
              if (done.isSuccess() && left > 0) {
                // not at once: Netty does not flush while it flushes
                context.executor().execute(() -> more(context, stream, reply, left));
              }
            });
    if (left <= 0 && trailers) {
      encoder()
          .writeHeaders(context, stream, fields(reply.trailers()), 0, true, context.newPromise());
    }
  }

  private void more(ChannelHandlerContext context, int stream, SiteReply reply, long left) {
    int next = (int) Math.min(PIECE, left);
    data(context, stream, Unpooled.wrappedBuffer(new byte[next]), reply, left - next);
    flush(context); // this handler's own, which minds flow control
  }

  private static DefaultHttp2Headers fields(List<Field> fields) {
    DefaultHttp2Headers headers = new DefaultHttp2Headers(false);
    fields.forEach(field -> headers.add(field.name(), field.value()));
    return headers;
  }

  private static ByteBuf payload(AltSvcFrame frame) {
    byte[] text = (frame.origin() + frame.value()).getBytes(StandardCharsets.ISO_8859_1);
    return Unpooled.buffer().writeShort(frame.origin().length()).writeBytes(text);
  }

  /** Hears requests and ALTSVC frames. */
  private static final class Listener extends Http2EventAdapter {
    private final List<AltSvcFrame> frames = new ArrayList<>();
    private final SiteAnswerer answerer;
    private SiteHttp2 handler;

    Listener(SiteAnswerer answerer) {
      this.answerer = answerer;
    }

    @Override
    public void onUnknownFrame(
        ChannelHandlerContext context, byte type, int stream, Http2Flags flags, ByteBuf payload) {
      if (type == AltSvcFrame.TYPE) {
        byte[] octets = ByteBufUtil.getBytes(payload);
        int length = (octets[0] & 0xff) << 8 | octets[1] & 0xff;
        String text = new String(octets, 2, octets.length - 2, StandardCharsets.ISO_8859_1);
        frames.add(new AltSvcFrame(stream, text.substring(0, length), text.substring(length)));
      }
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext context,
        int stream,
        Http2Headers headers,
        int dependency,
        short weight,
        boolean exclusive,
        int padding,
        boolean last) {
      onHeadersRead(context, stream, headers, padding, last);
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext context,
        int stream,
        Http2Headers headers,
        int padding,
        boolean last) {
      List<Field> fields = new ArrayList<>();
      headers.forEach(
          line -> fields.add(new Field(line.getKey().toString(), line.getValue().toString())));
      SiteReply reply =
          answerer.answer(
              context.channel(),
              HttpVersion.HTTP_2,
              headers.method().toString(),
              headers.authority().toString(),
              headers.path().toString(),
              fields,
              List.copyOf(frames));
      if (reply.closing()) {
        context.channel().close();
      } else if (reply.status() != 0) {
        boolean head = headers.method().toString().equals("HEAD") || reply.status() == 304;
        handler.write(context, stream, reply, !head);
      }
    }
  }

  private static final class Builder
      extends AbstractHttp2ConnectionHandlerBuilder<SiteHttp2, Builder> {
    private final Listener listener;

    Builder(SiteAnswerer answerer) {
      listener = new Listener(answerer);
      server(true);
      validateHeaders(false);
      gracefulShutdownTimeoutMillis(0);
      frameListener(listener);
    }

    @Override
    protected SiteHttp2 build() {
      return super.build();
    }

    @Override
    protected SiteHttp2 build(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
      listener.handler = new SiteHttp2(decoder, encoder, settings);
      return listener.handler;
    }
  }
}
