import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an analyzer makes of a text. */
final class Words {
    private interface Sink { void token(CharSequence term, int position, int start, int end); }

    /** Every token as [term, position, start offset, end offset]; the last one has no term and tells where the text ends. */
    static List<Object> tokens(Analyzer analyzer, String text) throws IOException {
        var all = new ArrayList<Object>();
        each(analyzer, text, (term, position, start, end) -> all.add(List.of(term.toString(), position, start, end)));
        return all;
    }

    /** A 64-bit FNV-1a of the same, over the UTF-16 units of the term and the low 16 bits of the numbers. */
    static String digest(Analyzer analyzer, String text) throws IOException {
        long[] hash = {0xcbf29ce484222325L};
        each(analyzer, text, (term, position, start, end) -> {
            for (int k = 0; k < term.length(); k++) hash[0] = (hash[0] ^ term.charAt(k)) * 0x100000001b3L;
            for (int n : new int[] {position, start, end}) hash[0] = (hash[0] ^ (n & 0xFFFF)) * 0x100000001b3L;
        });
        return Long.toHexString(hash[0]);
    }

    private static void each(Analyzer analyzer, String text, Sink sink) throws IOException {
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var increment = stream.addAttribute(PositionIncrementAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                sink.token(term, position, offset.startOffset(), offset.endOffset());
            }
            stream.end();
            sink.token("", position + increment.getPositionIncrement(), offset.startOffset(), offset.endOffset());
        }
    }
}
