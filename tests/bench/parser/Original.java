import org.apache.seatunnel.shade.com.typesafe.config.ConfigException;
import org.apache.seatunnel.shade.com.typesafe.config.ConfigFactory;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;

/** The original parser, measured like measure.cpp does, but after sixty rounds over the small files. */
public class Original {
    private static final int WARM_UP_ROUNDS = 60;
    private static final int WARM_UP_BYTES = 100_000;

    public static void main(String[] arguments) throws Exception {
        List<String> list = Files.readAllLines(Paths.get(arguments[0]));
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (String line : list) {
                String text = read(line.split("\t")[0]);
                if (text.length() < WARM_UP_BYTES) {
                    parses(text);
                }
            }
        }
        for (String line : list) {
            String[] parts = line.split("\t");
            String text = read(parts[0]);
            int rounds = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
            long best = Long.MAX_VALUE;
            boolean accepted = true;
            for (int round = 0; round < rounds && accepted; round++) {
                long start = System.nanoTime();
                accepted = parses(text);
                best = Math.min(best, System.nanoTime() - start);
            }
            if (accepted) {
                System.out.printf("file %s %.2f%n", parts[0], best / 1000.0);
            } else {
                System.out.printf("refused %s%n", parts[0]);
            }
        }
    }

    private static String read(String path) throws Exception {
        return new String(Files.readAllBytes(Paths.get(path)), StandardCharsets.UTF_8);
    }

    private static boolean parses(String text) {
        try {
            return ConfigFactory.parseString(text) != null;
        } catch (ConfigException refused) {
            return false;
        }
    }
}
