import java.io.File;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** {@code java -cp … Vera.java FLAVOUR,… FILE…}: one line a file and flavour: name, flavour, broken rules. */
public class Vera {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : Arrays.copyOfRange(args, 1, args.length)) {
            for (String flavour : args[0].split(",")) {
                judge(new File(file), PDFAFlavour.fromString(flavour));
            }
        }
        System.exit(0);
    }

    private static void judge(File file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Set<String> broken = new TreeSet<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber());
                }
            }
            if (!result.isCompliant() && broken.isEmpty()) {
                broken.add("?");
            }
            System.out.println(file.getName() + "\t" + flavour.getId() + "\t" + String.join(" ", broken));
        }
    }
}
