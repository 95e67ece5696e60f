// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.junit;

import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/** Finds and runs classes with {@link ConformanceSuite}; beside Jupiter, on the same platform. */
public final class ConformanceEngine implements TestEngine {
  /** Its id. */
  public static final String ID = "protoprobe";

  private static final EngineDiscoveryRequestResolver<EngineDescriptor> RESOLVER =
      EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
          .addClassContainerSelectorResolver(SuiteDefinition::isSuite)
          .addSelectorResolver(
              context ->
                  new SuiteResolver(context.getDiscoveryRequest().getConfigurationParameters()))
          .addTestDescriptorVisitor(context -> TestDescriptor::prune)
          .build();

  /** Called by the service loader. */
  public ConformanceEngine() {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Optional<String> getGroupId() {
    return Optional.of("protoprobe");
  }

  @Override
  public Optional<String> getArtifactId() {
    return Optional.of("kit");
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "protoprobe");
    RESOLVER.resolve(request, engine);
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor engine = request.getRootTestDescriptor();
    request.getEngineExecutionListener().executionStarted(engine);
    List.copyOf(engine.getChildren())
        .forEach(suite -> new SuiteRun((SuiteDescriptor) suite, request).execute());
    request
        .getEngineExecutionListener()
        .executionFinished(engine, TestExecutionResult.successful());
  }
}
