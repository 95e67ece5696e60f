// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;

/** A body that is counted and hashed while it arrives, and not kept; it ends at a bound. */
final class BoundedBody
    implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {
  private final long most;
  private final long began;
  private final MessageDigest digest;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private long length;
  private long headersAfter = -1;
  private int status;
  private boolean complete;

  /**
   * @param most octets
   * @param began when the visit did, in nanoseconds
   */
  BoundedBody(long most, long began) {
    this.most = most;
    this.began = began;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
      if (length < most) {
        length += piece.remaining();
        digest.update(piece);
      }
    }
    if (length >= most) {
      subscription.cancel();
      end.complete(null);
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public synchronized void onComplete() {
    complete = true;
    end.complete(null);
  }

  synchronized boolean isFull() {
    return length >= most;
  }

  /** What came so far, if headers did. */
  synchronized Optional<Visit.Answer> begun() {
    return headersAfter < 0 ? Optional.empty() : Optional.of(answer(status, List.of()));
  }

  synchronized Visit.Answer answer(int code, List<Field> fields) {
    return new Visit.Answer(
        headersAfter, code, fields, length, HexFormat.of().formatHex(hash()), complete);
  }

  private byte[] hash() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("a digest of Java can be cloned", e);
    }
  }
}
