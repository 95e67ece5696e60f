// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds suites by class, and their checks by unique id. */
final class SuiteResolver implements SelectorResolver {
  private final ConfigurationParameters parameters;

  SuiteResolver(ConfigurationParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    return SuiteDefinition.isSuite(selector.getJavaClass())
        ? suite(selector.getJavaClass(), context)
        : Resolution.unresolved();
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId.Segment last = selector.getUniqueId().getLastSegment();
    return switch (last.getType()) {
      case SuiteDescriptor.SEGMENT ->
          ReflectionSupport.tryToLoadClass(last.getValue())
              .toOptional()
              .filter(SuiteDefinition::isSuite)
              .map(type -> suite(type, context))
              .orElseGet(Resolution::unresolved);
      case CheckDescriptor.SEGMENT -> check(selector.getUniqueId(), context);
      default -> Resolution.unresolved();
    };
  }

  private Resolution suite(Class<?> type, Context context) {
    Optional<SuiteDescriptor> suite =
        context.addToParent(
            engine -> Optional.of(SuiteDescriptor.of(engine.getUniqueId(), type, parameters)));
    return suite
        .map(found -> Resolution.match(Match.exact(found, () -> checksOf(found))))
        .orElseGet(Resolution::unresolved);
  }

  private static Set<DiscoverySelector> checksOf(SuiteDescriptor suite) {
    Set<DiscoverySelector> checks = new LinkedHashSet<>();
    suite
        .cases()
        .forEach(
            each ->
                checks.add(
                    selectUniqueId(
                        suite.getUniqueId().append(CheckDescriptor.SEGMENT, each.id()))));
    return checks;
  }

  private static Resolution check(UniqueId id, Context context) {
    String wanted = id.getLastSegment().getValue();
    Optional<CheckDescriptor> check =
        context.addToParent(
            () -> selectUniqueId(id.removeLastSegment()), suite -> check(suite, wanted));
    return check
        .map(found -> Resolution.match(Match.exact(found)))
        .orElseGet(Resolution::unresolved);
  }

  private static Optional<CheckDescriptor> check(TestDescriptor parent, String wanted) {
    return parent instanceof SuiteDescriptor suite
        ? suite.cases().stream()
            .filter(each -> each.id().equals(wanted))
            .findFirst()
            .map(each -> new CheckDescriptor(suite.getUniqueId(), each))
        : Optional.empty();
  }
}
