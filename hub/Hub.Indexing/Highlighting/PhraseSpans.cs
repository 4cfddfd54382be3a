using Hub.Indexing.Queries;

namespace Hub.Indexing.Highlighting;

/// <summary>Where a phrase stands in a text.</summary>
internal static class PhraseSpans
{
    private const int MostPlacesTried = 100;

    /// <summary>The words of every match of the phrase: for each word of its first place the nearest others that the slop allows.</summary>
    public static IEnumerable<MatchedSpan> Find(PhraseQuery phrase, List<PlacedToken> tokens, int part)
    {
        var byPlace = phrase.Places.Select(place => tokens.Where(token => place.Terms.Contains(token.Term)).ToList()).ToList();
        if (byPlace.Any(place => place.Count == 0)) yield break;
        foreach (var first in byPlace[0])
        {
            if (Match(phrase, byPlace, first) is not { } match) continue;
            bool inOrder = match.Zip(match.Skip(1)).All(pair => pair.First.Position < pair.Second.Position);
            if (phrase.Slop == 0 && inOrder) yield return new MatchedSpan(match[0].Start, match[^1].End, part);
            else foreach (var token in match) yield return new MatchedSpan(token.Start, token.End, part);
        }
    }

    // How far each word stands from where the phrase has it may differ by no more than the slop between any two.
    private static List<PlacedToken>? Match(PhraseQuery phrase, List<List<PlacedToken>> byPlace, PlacedToken first)
    {
        int shift = first.Position - phrase.Places[0].Position, least = shift, most = shift;
        var match = new List<PlacedToken> { first };
        for (int i = 1; i < byPlace.Count; i++)
        {
            int wanted = phrase.Places[i].Position;
            long farthest = (long)wanted + shift + phrase.Slop;
            var near = From(byPlace[i], (long)wanted + shift - phrase.Slop).TakeWhile(token => token.Position <= farthest).Where(token => !match.Contains(token))
                .Take(MostPlacesTried).OrderBy(token => Math.Abs(token.Position - wanted - shift)).ToList();
            if (near.Count == 0) return null;
            match.Add(near[0]);
            least = Math.Min(least, near[0].Position - wanted);
            most = Math.Max(most, near[0].Position - wanted);
        }

        return most - least <= phrase.Slop ? match : null;
    }

    // a text may have the same word ten thousand times: those before are passed over without being looked at
    private static IEnumerable<PlacedToken> From(List<PlacedToken> ascending, long position)
    {
        int low = 0, high = ascending.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (ascending[middle].Position < position) low = middle + 1;
            else high = middle;
        }

        for (; low < ascending.Count; low++) yield return ascending[low];
    }
}
