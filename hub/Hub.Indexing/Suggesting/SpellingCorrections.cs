using System.Text;
using Hub.Indexing.Analysis;
using Hub.Indexing.Matching;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Suggesting;

/// <summary>
/// Puts right the words that no document has: to the term that takes the fewest edits, and among those the one that
/// most documents have. The field's analyzer should not stem (<see cref="Analysis.WordAnalyzer"/>).
/// </summary>
/// <param name="snapshot">Where the terms are.</param>
public sealed class SpellingCorrections(IndexSnapshot snapshot)
{
    private const int ShortestWord = 3;
    private const int LongestWithOneEdit = 4;
    private const int MostWords = 16;

    /// <summary>The text with its unknown words put right; null where there is nothing to put right.</summary>
    /// <param name="field">A text field.</param>
    /// <param name="typed">What was typed; plain words.</param>
    /// <param name="others">Text fields whose words need no correction either.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">A field is no text.</exception>
    public SpellingCorrection? Correct(string field, string typed, IReadOnlyList<string>? others = null, CancellationToken cancellationToken = default)
    {
        var analyzer = Analyzer(field);
        var stream = analyzer.ForQueries.CreateStream();
        var words = new List<CorrectedWord>();
        var text = new StringBuilder();
        int copied = 0;
        stream.Reset(typed);
        while (words.Count < MostWords && stream.MoveNext())
        {
            string word = typed[stream.StartOffset..stream.EndOffset];
            if ((others ?? []).Any(other => IsKnown(other, word)) || Nearest(field, stream.Term.ToString(), cancellationToken) is not { } nearest) continue;
            words.Add(new CorrectedWord(word, nearest.Term, nearest.Documents));
            text.Append(typed, copied, stream.StartOffset - copied).Append(nearest.Term);
            copied = stream.EndOffset;
        }

        return words.Count == 0 ? null : new SpellingCorrection(text.Append(typed, copied, typed.Length - copied).ToString(), words);
    }

    private Analyzer Analyzer(string field) =>
        snapshot.Schema.Find(field)?.Analyzer ?? throw new ArgumentException($"'{field}' is not a text field of the schema.", nameof(field));

    private bool IsKnown(string field, string word)
    {
        var stream = Analyzer(field).ForQueries.CreateStream();
        stream.Reset(word);
        while (stream.MoveNext())
            if (!HasTerm(field, stream.Term.ToString())) return false;
        return true;
    }

    private bool HasTerm(string field, string term) => snapshot.Terms(field, term, 1) is [var known] && known.Term == term;

    private (string Term, long Documents)? Nearest(string field, string word, CancellationToken cancellationToken)
    {
        if (word.Length < ShortestWord || !word.Any(char.IsLetter) || HasTerm(field, word)) return null;
        using var context = new SearchContext(snapshot.Commit, cancellationToken);
        int edits = word.Length <= LongestWithOneEdit ? 1 : 2;
        var near = FuzzyExpansion.Find(context, new FuzzyQuery(field, word, edits));
        if (near.Count == 0) return null;
        var best = near.OrderBy(term => Edits(word, term.Key, term.Value.Share)).ThenByDescending(term => term.Value.DocFreq).ThenBy(term => term.Key, Utf8Order.Instance).First();
        return (best.Key, best.Value.DocFreq);
    }

    // A term's share of the score is 1 less its edits over the length of the shorter.
    private static int Edits(string word, string term, float share) =>
        (int)MathF.Round((1 - share) * Math.Min(word.EnumerateRunes().Count(), term.EnumerateRunes().Count()));
}
