import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.ByteBuffersDirectory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An index in memory whose fields are declared as text, keyword, long or facet (a keyword that is counted), and whose key is the keyword field "id".
 * A commit makes one segment; segments are merged only when asked.
 */
final class Collection {
    private final Map<String, String> types = new LinkedHashMap<>();
    private final FacetsConfig facets = new FacetsConfig();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private IndexWriter writer;
    private DirectoryReader reader;
    final Analyzer analyzer;

    Collection(Map<String, Object> fields) throws Exception {
        var keywords = new HashMap<String, Analyzer>();
        for (var field : fields.entrySet()) {
            types.put(field.getKey(), (String) field.getValue());
            if (field.getValue().equals("keyword") || field.getValue().equals("facet")) keywords.put(field.getKey(), new KeywordAnalyzer());
            if (field.getValue().equals("facet")) facets.setMultiValued(field.getKey(), true);
        }
        analyzer = new PerFieldAnalyzerWrapper(new EnglishAnalyzer(), keywords);
        open(true);
    }

    private void open(boolean apart) throws Exception {
        var config = new IndexWriterConfig(analyzer).setRAMBufferSizeMB(512);
        if (apart) config.setMergePolicy(NoMergePolicy.INSTANCE);
        writer = new IndexWriter(directory, config);
    }

    void add(Map<String, Object> record) throws Exception { writer.addDocument(document(record)); }

    void update(Map<String, Object> record) throws Exception {
        writer.updateDocument(new Term("id", (String) record.get("id")), document(record));
    }

    void delete(String field, String value) throws Exception { writer.deleteDocuments(new Term(field, value)); }

    void commit() throws Exception { writer.commit(); }

    void merge() throws Exception {
        writer.close();
        open(false);
        writer.forceMerge(1);
        writer.close();
        open(true);
    }

    private Document document(Map<String, Object> record) throws Exception {
        var document = new Document();
        for (var field : record.entrySet())
            for (Object value : field.getValue() instanceof List<?> many ? many : List.of(field.getValue()))
                put(document, field.getKey(), (String) value);
        return facets.build(document);
    }

    private void put(Document document, String field, String value) {
        switch (types.get(field)) {
            case "text": document.add(new TextField(field, value, Store.NO)); break;
            case "keyword": document.add(new StringField(field, value, field.equals("id") ? Store.YES : Store.NO)); break;
            case "long": document.add(new LongPoint(field, Long.parseLong(value))); break;
            case "facet":
                document.add(new StringField(field, value, Store.NO));
                document.add(new SortedSetDocValuesFacetField(field, value));
                break;
            default: throw new IllegalArgumentException("a field is text, keyword, long or facet, not " + types.get(field));
        }
    }

    /** {"total", "hits": [[id, score]], "facets": {name: {value: count}}, "segments"}. */
    Map<String, Object> search(Map<String, Object> request) throws Exception {
        var newer = reader == null ? DirectoryReader.open(directory) : DirectoryReader.openIfChanged(reader);
        reader = newer == null ? reader : newer;
        var searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        Query query = request.containsKey("text") ? Queries.parse(request, analyzer) : Queries.read(request.get("query"));
        var collector = TopScoreDocCollector.create(Json.number(request, "top", 100), Integer.MAX_VALUE);
        var answer = new LinkedHashMap<String, Object>();
        if (request.containsKey("facets")) answer.put("facets", count(searcher, query, request, collector));
        else searcher.search(query, collector);
        TopDocs found = collector.topDocs();
        var hits = new ArrayList<Object>();
        for (var hit : found.scoreDocs) hits.add(List.of(searcher.doc(hit.doc).get("id"), hit.score));
        answer.put("total", found.totalHits.value);
        answer.put("hits", hits);
        answer.put("segments", reader.leaves().size());
        return answer;
    }

    /** How the document with this key comes to its score. */
    String explain(Query query, String id) throws Exception {
        var searcher = new IndexSearcher(reader);
        var found = searcher.search(new org.apache.lucene.search.TermQuery(new Term("id", id)), 1).scoreDocs;
        return found.length == 0 ? "no such document" : searcher.explain(query, found[0].doc).toString();
    }

    private Map<String, Object> count(IndexSearcher searcher, Query query, Map<String, Object> request, TopScoreDocCollector collector) throws Exception {
        var state = new DefaultSortedSetDocValuesReaderState(reader);
        var selections = Json.object(request.get("selections"));
        Facets counts;
        if (selections.isEmpty()) {
            var every = new FacetsCollector();
            searcher.search(query, org.apache.lucene.search.MultiCollector.wrap(collector, every));
            counts = new SortedSetDocValuesFacetCounts(state, every);
        } else {
            var drill = new DrillDownQuery(facets, query);
            for (var s : selections.entrySet()) for (String value : Json.strings(s.getValue())) drill.add(s.getKey(), value);
            counts = new DrillSideways(searcher, facets, state).search(drill, collector).facets;
        }
        var all = new LinkedHashMap<String, Object>();
        for (String name : Json.strings(request.get("facets"))) {
            var values = new LinkedHashMap<String, Object>();
            var children = counts.getTopChildren(1_000_000, name);
            if (children != null) for (var child : children.labelValues) values.put(child.label, child.value.intValue());
            all.put(name, values);
        }
        return all;
    }
}
