namespace Hub.Indexing.Analysis;

/// <summary>Turns the text of a field into the terms it is found by; when documents are added and, unless <see cref="ForQueries"/> says otherwise, when queries are read.</summary>
public abstract class Analyzer
{
    /// <summary>Makes a stream of tokens; a stream serves one thread and is reset for every text.</summary>
    public abstract TokenStream CreateStream();

    /// <summary>Brings a fragment of a term, as typed in a prefix, wildcard, fuzzy or range query, to the letters that terms are kept in, without cutting or stemming it.</summary>
    public abstract string Normalize(string fragment);

    /// <summary>What reads the words of a query; the same analyzer unless a document is found by more terms than were typed.</summary>
    public virtual Analyzer ForQueries => this;

    /// <summary>Does what <see cref="Normalize"/> does to a regular expression over terms, without touching its operators.</summary>
    public virtual string NormalizePattern(string pattern) => Normalize(pattern);
}
