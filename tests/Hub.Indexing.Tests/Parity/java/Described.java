import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A query as one line, with the clauses of a boolean query sorted by what they must do, and boosts as the bits of a float. */
final class Described {
    static String of(Query q) {
        if (q instanceof TermQuery t) return "term(" + t.getTerm() + ")";
        if (q instanceof PrefixQuery p) return "prefix(" + p.getPrefix() + ")";
        if (q instanceof WildcardQuery w) return "wildcard(" + w.getTerm() + ")";
        if (q instanceof RegexpQuery r) return "regexp(" + r.getField() + ":" + r.toString(r.getField()) + ")";
        if (q instanceof FuzzyQuery f) return "fuzzy(" + f.getTerm() + "," + f.getMaxEdits() + "," + f.getPrefixLength() + ")";
        if (q instanceof TermRangeQuery r) return "range(" + r.getField() + "," + end(r.getLowerTerm()) + "," + end(r.getUpperTerm()) + "," + r.includesLower() + "," + r.includesUpper() + ")";
        if (q instanceof BoostQuery b) return "boost(" + of(b.getQuery()) + "," + Float.floatToIntBits(b.getBoost()) + ")";
        if (q instanceof SynonymQuery s) return "synonym(" + joined(s.getTerms()) + ")";
        if (q instanceof PhraseQuery p) return phrase(p);
        if (q instanceof MultiPhraseQuery p) return phrase(p);
        if (q instanceof MatchAllDocsQuery) return "all";
        if (q instanceof BooleanQuery b) return "bool(" + with(b, Occur.MUST) + ";" + with(b, Occur.SHOULD) + ";" + with(b, Occur.MUST_NOT) + ")";
        return q.getClass().getSimpleName() + "(" + q + ")";
    }

    private static String end(BytesRef term) { return term == null ? "*" : "'" + term.utf8ToString() + "'"; }

    private static String joined(List<Term> terms) {
        var all = new ArrayList<String>();
        for (Term term : terms) all.add(term.toString());
        return String.join("|", all);
    }

    private static String phrase(PhraseQuery p) {
        var all = new ArrayList<String>();
        for (int k = 0; k < p.getTerms().length; k++) all.add(p.getPositions()[k] + "=" + p.getTerms()[k]);
        return "phrase(" + String.join(",", all) + "~" + p.getSlop() + ")";
    }

    private static String phrase(MultiPhraseQuery p) {
        var all = new ArrayList<String>();
        for (int k = 0; k < p.getTermArrays().length; k++) all.add(p.getPositions()[k] + "=" + joined(Arrays.asList(p.getTermArrays()[k])));
        return "phrase(" + String.join(",", all) + "~" + p.getSlop() + ")";
    }

    private static String with(BooleanQuery b, Occur occur) {
        var all = new ArrayList<String>();
        for (var clause : b) if (clause.getOccur() == occur) all.add(of(clause.getQuery()));
        return String.join(" ", all);
    }
}
