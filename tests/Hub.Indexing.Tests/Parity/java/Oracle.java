import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.search.Query;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

/**
 * Apache Lucene behind one JSON object a line: a request in, an answer out, in order. What a request asks is its "do":
 * tokens, digests, parse, open, add, update, delete, commit, merge, search, explain. An answer to what cannot be done is {"error"}.
 */
final class Oracle {
    private final Analyzer english = new EnglishAnalyzer(), standard = new StandardAnalyzer();
    private Collection collection;

    public static void main(String[] arguments) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        var oracle = new Oracle();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(oracle.answer(line));
            out.flush();
        }
    }

    private String answer(String line) {
        try {
            return Json.write(perform(Json.object(Json.read(line))));
        } catch (Exception | StackOverflowError e) {
            return Json.write(Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private Object perform(Map<String, Object> request) throws Exception {
        switch ((String) request.get("do")) {
            case "tokens": return Map.of("tokens", Words.tokens(analyzer(request), (String) request.get("text")));
            case "digests": return digests(request);
            case "parse": return parsed(request);
            case "open": collection = new Collection(Json.object(request.get("fields"))); break;
            case "add": for (Object record : Json.list(request.get("records"))) collection.add(Json.object(record)); break;
            case "update": for (Object record : Json.list(request.get("records"))) collection.update(Json.object(record)); break;
            case "delete": collection.delete((String) request.get("field"), (String) request.get("value")); break;
            case "commit": collection.commit(); break;
            case "merge": collection.merge(); break;
            case "search": return collection.search(request);
            case "explain": return Map.of("explanation", collection.explain(Queries.read(request.get("query")), (String) request.get("id")));
            default: throw new IllegalArgumentException("cannot " + request.get("do"));
        }
        return Map.of();
    }

    private Analyzer analyzer(Map<String, Object> request) { return "standard".equals(request.get("analyzer")) ? standard : english; }

    private Object digests(Map<String, Object> request) throws Exception {
        var all = new ArrayList<Object>();
        for (String text : Json.strings(request.get("texts"))) all.add(Words.digest(analyzer(request), text));
        return Map.of("digests", all);
    }

    // Every text is parsed for itself: what one fails with is an answer, not a failure of the request.
    private Object parsed(Map<String, Object> request) {
        var all = new ArrayList<Object>();
        for (String text : Json.strings(request.get("texts"))) {
            try {
                var one = new java.util.HashMap<>(request);
                one.put("text", text);
                Query query = Queries.parse(one, collection == null ? english : collection.analyzer);
                all.add(Map.of("query", Described.of(query)));
            } catch (Exception | StackOverflowError e) {
                all.add(Map.of("error", String.valueOf(e.getMessage())));
            }
        }
        return Map.of("queries", all);
    }
}
