// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import protoprobe.quic.stack.Body;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;

/** The body of an answer of flupke; it ends at a bound. */
final class BoundedBody
    implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {
  private final long began;
  private final Body body;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private long headersAfter = -1;
  private int status;
  private boolean complete;

  /**
   * @param most octets
   * @param began when the visit did, in nanoseconds
   */
  BoundedBody(long most, long began) {
    body = new Body(most);
    this.began = began;
  }

  @Override
  public synchronized HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
    headersAfter = (System.nanoTime() - began) / 1_000_000;
    status = info.statusCode();
    return this;
  }

  @Override
  public CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> pieces) {
    for (ByteBuffer piece : pieces) {
      byte[] octets = new byte[piece.remaining()];
      piece.get(octets);
      body.add(octets);
    }
    if (body.isFull()) {
      subscription.cancel();
      end.complete(null);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  /** The end, or that it was cancelled: flupke calls it for both. */
  @Override
  public synchronized void onComplete() {
    complete = !isFull();
    end.complete(null);
  }

  synchronized boolean isFull() {
    return body.isFull();
  }

  /** What came so far, if headers did. */
  synchronized Optional<Visit.Answer> begun() {
    return headersAfter < 0 ? Optional.empty() : Optional.of(answer(status, List.of()));
  }

  synchronized Visit.Answer answer(int code, List<Field> fields) {
    return new Visit.Answer(headersAfter, code, fields, body.length(), body.sha256(), complete);
  }
}
