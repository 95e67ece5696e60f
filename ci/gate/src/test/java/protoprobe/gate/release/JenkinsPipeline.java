// SPDX-License-Identifier: Apache-2.0
package protoprobe.gate.release;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyShell;
import groovy.util.DelegatingScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Does with a declarative pipeline what Jenkins does with it, as far as the directives and steps go
 * that ours uses; any other is an error. Groovy itself reads it, as in Jenkins.
 */
final class JenkinsPipeline extends GroovyObjectSupport {
  static final Path FILE = Release.CI.resolve("templates/jenkins/Jenkinsfile");

  private final Shell shell;
  private final Map<String, String> parameters;
  private final StringBuilder words = new StringBuilder();
  private final List<String> kept = new ArrayList<>();
  private String result = "SUCCESS";

  /**
   * What a build came to.
   *
   * @param result SUCCESS, UNSTABLE or FAILURE
   * @param kept what post published, by step and pattern
   */
  record Build(String result, String words, List<String> kept) {}

  private JenkinsPipeline(Shell shell, Map<String, String> parameters) {
    this.shell = shell;
    this.parameters = new TreeMap<>(parameters);
  }

  static Build build(Path workspace, Map<String, String> parameters) throws IOException {
    return build(Files.readString(FILE), workspace, parameters);
  }

  static Build build(String text, Path workspace, Map<String, String> parameters) {
    JenkinsPipeline pipeline = new JenkinsPipeline(new Shell(workspace), parameters);
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(DelegatingScript.class.getName());
    DelegatingScript script =
        (DelegatingScript) new GroovyShell(new Binding(), configuration).parse(text, "Jenkinsfile");
    script.setDelegate(pipeline);
    script.run();
    return new Build(pipeline.result, pipeline.words.toString(), pipeline.kept);
  }

  @Override
  public Object getProperty(String name) {
    if (name.equals("any")) { // agent any
      return name;
    }
    throw new IllegalStateException("no such variable in a pipeline: " + name);
  }

  @Override
  public Object invokeMethod(String name, Object given) {
    Object[] arguments = (Object[]) given;
    Object last = arguments[arguments.length - 1];
    return switch (name) {
      case "pipeline", "stages", "options", "parameters", "steps", "script", "always" ->
          enter(last);
      case "post" -> enter(last);
      case "stage" -> result.equals("FAILURE") ? null : stage((Closure<?>) last);
      case "agent", "timeout" -> null;
      case "string" -> parameter((Map<?, ?>) last);
      case "sh" -> last instanceof Map<?, ?> ? status((Map<?, ?>) last) : sh(last.toString());
      case "unstable" -> say("UNSTABLE", last);
      case "error" -> throw new Failed(last.toString());
      case "junit" -> keep("junit", ((Map<?, ?>) last).get("testResults"));
      case "archiveArtifacts" -> keep("archive", ((Map<?, ?>) last).get("artifacts"));
      default -> throw new IllegalStateException("no directive or step that we know: " + name);
    };
  }

  private Object enter(Object closure) {
    Closure<?> body = (Closure<?>) closure;
    body.setDelegate(this);
    body.setResolveStrategy(Closure.DELEGATE_FIRST);
    return body.call();
  }

  private Object stage(Closure<?> body) {
    try {
      return enter(body);
    } catch (Failed failed) {
      return say("FAILURE", failed.getMessage());
    }
  }

  private Object parameter(Map<?, ?> described) {
    String name = described.get("name").toString();
    parameters.putIfAbsent(name, described.get("defaultValue").toString());
    return shell.with(name, parameters.get(name));
  }

  private Object sh(String script) {
    int status = status(Map.of("script", script));
    if (status != 0) {
      throw new Failed("script returned exit code " + status);
    }
    return null;
  }

  /** As Jenkins does where a script names no interpreter of its own. */
  private int status(Map<?, ?> arguments) {
    try {
      Shell.Run run = shell.run("sh", "-xe", "-c", arguments.get("script").toString());
      words.append(run.words());
      return run.status();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Object say(String becomes, Object why) {
    result = becomes;
    words.append(why).append('\n');
    return null;
  }

  private Object keep(String step, Object pattern) {
    kept.add(step + " " + pattern);
    return null;
  }

  /** Ends a stage. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }
}
