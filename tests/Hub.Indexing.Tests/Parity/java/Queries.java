import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes Lucene's queries of the JSON trees the tests send: one member, whose name is the kind of query. */
final class Queries {
    /** Parses a query string with the classic parser, leading wildcards allowed. */
    static Query parse(Map<String, Object> request, Analyzer analyzer) throws Exception {
        var parser = new QueryParser(Json.string(request, "field", "text"), analyzer);
        parser.setAllowLeadingWildcard(true);
        parser.setDefaultOperator(QueryParser.Operator.valueOf(Json.string(request, "operator", "OR")));
        return parser.parse((String) request.get("text"));
    }

    static Query read(Object json) {
        var only = Json.object(json).entrySet().iterator().next();
        var q = Json.object(only.getValue());
        String field = Json.string(q, "field", null), value = Json.string(q, "value", null);
        switch (only.getKey()) {
            case "all": return new MatchAllDocsQuery();
            case "none": return new MatchNoDocsQuery();
            case "term": return new TermQuery(new Term(field, value));
            case "synonym": return synonym(field, Json.strings(q.get("values")));
            case "in": return new TermInSetQuery(field, Json.strings(q.get("values")).stream().map(BytesRef::new).toList());
            case "prefix": return new PrefixQuery(new Term(field, value));
            case "wildcard": return new WildcardQuery(new Term(field, value));
            case "regexp": return new RegexpQuery(new Term(field, value));
            case "fuzzy": return new FuzzyQuery(new Term(field, value), Json.number(q, "edits", 2), Json.number(q, "prefix", 0));
            case "range": return range(field, q);
            case "long": return LongPoint.newRangeQuery(field, bound(q, "from", Long.MIN_VALUE), bound(q, "to", Long.MAX_VALUE));
            case "phrase": return phrase(field, q);
            case "constant": return new ConstantScoreQuery(read(q.get("query")));
            case "boost": return new BoostQuery(read(q.get("query")), ((Double) q.get("by")).floatValue());
            case "max": return new DisjunctionMaxQuery(all(q.get("queries")), ((Double) q.get("tie")).floatValue());
            case "bool": return bool(q);
            default: throw new IllegalArgumentException("no query is called " + only.getKey());
        }
    }

    private static List<Query> all(Object list) {
        var queries = new ArrayList<Query>();
        for (Object one : Json.list(list)) queries.add(read(one));
        return queries;
    }

    // Numbers beyond a double's 53 bits are sent as strings.
    private static long bound(Map<String, Object> q, String name, long open) {
        return q.get(name) == null ? open : Long.parseLong((String) q.get(name));
    }

    private static Query synonym(String field, List<String> values) {
        var b = new SynonymQuery.Builder(field);
        for (String value : values) b.addTerm(new Term(field, value));
        return b.build();
    }

    private static Query range(String field, Map<String, Object> q) {
        return TermRangeQuery.newStringRange(field, Json.string(q, "from", null), Json.string(q, "to", null),
            (Boolean) q.getOrDefault("includeFrom", true), (Boolean) q.getOrDefault("includeTo", true));
    }

    private static Query phrase(String field, Map<String, Object> q) {
        int slop = Json.number(q, "slop", 0);
        var places = Json.list(q.get("terms"));
        var simple = new PhraseQuery.Builder().setSlop(slop);
        var multi = new MultiPhraseQuery.Builder().setSlop(slop);
        boolean several = false;
        for (Object place : places) {
            var terms = Json.object(place);
            int position = Json.number(terms, "position", 0);
            var values = Json.strings(terms.get("values"));
            several |= values.size() > 1;
            if (values.size() == 1) simple.add(new Term(field, values.get(0)), position);
            multi.add(values.stream().map(v -> new Term(field, v)).toArray(Term[]::new), position);
        }
        return several ? multi.build() : simple.build();
    }

    private static Query bool(Map<String, Object> q) {
        var b = new BooleanQuery.Builder().setMinimumNumberShouldMatch(Json.number(q, "minimum", 0));
        for (Query one : all(q.get("must"))) b.add(one, Occur.MUST);
        for (Query one : all(q.get("should"))) b.add(one, Occur.SHOULD);
        for (Query one : all(q.get("filter"))) b.add(one, Occur.FILTER);
        for (Query one : all(q.get("mustNot"))) b.add(one, Occur.MUST_NOT);
        return b.build();
    }
}
