// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import protoprobe.kit.check.Row;
import protoprobe.kit.check.Topic;

/** Rules of the house that a compiler does not keep; one test in each module asks for them. */
public final class HouseRules {
  private static final String PROJECT = "protoprobe";
  private static final String KIT = PROJECT + ".kit";

  private final String module;
  private final JavaClasses classes;

  private HouseRules(String module, JavaClasses classes) {
    this.module = module;
    this.classes = classes;
  }

  /**
   * The rules for the module of that package.
   *
   * @param module its root package, such as {@code protoprobe.edns}
   * @throws AssertionError if it has no classes, so that nothing would be tested
   */
  public static HouseRules of(String module) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(module);
    return of(module, classes);
  }

  static HouseRules of(String module, JavaClasses classes) {
    if (classes.isEmpty()) {
      throw new AssertionError("no classes in package " + module);
    }
    return new HouseRules(module, classes);
  }

  /** Of this project it knows itself and the kit alone. */
  public HouseRules knowsOnlyTheKit() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                described(
                    "are of another module than " + module + " and the kit",
                    other ->
                        inside(other, PROJECT) && !inside(other, module) && !inside(other, KIT)))
            .because("no probe knows another, the gate knows no probe, the kit knows none"));
    return this;
  }

  /** Packages that depend on each other are one. */
  public HouseRules packagesHaveNoCycles() {
    check(slices().assignedFrom(new ByPackage(module)).should().beFreeOfCycles());
    return this;
  }

  /** In {@code checks} there are topics and their tables, nothing else. */
  public HouseRules checksAreTopicsAndRows() {
    check(
        classes()
            .that(
                described(
                    "are top-level classes in checks",
                    each ->
                        each.getPackageName().startsWith(module + ".checks")
                            && each.isTopLevelClass()
                            && !each.getSimpleName().equals("package-info")))
            .should(
                ArchCondition.from(
                    described("a topic or a table of rows", HouseRules::topicOrRows)))
            .allowEmptyShould(true));
    return this;
  }

  /** A name says what a thing is; these say that nobody knew. */
  public HouseRules namesSayWhatItIs() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Utilities|Managers?|Helpers?)(\\$.*)?")
            .because("such a class is a drawer for what has no place"));
    return this;
  }

  private static boolean topicOrRows(JavaClass each) {
    return each.isAnnotatedWith(Topic.class) || each.isEnum() && each.isAssignableTo(Row.class);
  }

  private void check(ArchRule rule) {
    rule.check(classes);
  }

  private static boolean inside(JavaClass each, String root) {
    String name = each.getBaseComponentType().getPackageName();
    return name.equals(root) || name.startsWith(root + ".");
  }

  private static DescribedPredicate<JavaClass> described(
      String words, java.util.function.Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(words, predicate);
  }

  /** One slice for each package. */
  private record ByPackage(String module) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass each) {
      return inside(each, module)
          ? SliceIdentifier.of(each.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + module;
    }
  }
}
