namespace Hub.Vocabularies;

/// <summary>Levenshtein's distance: letters put in, left out or exchanged.</summary>
internal static class EditDistance
{
    private const int MaxLength = 200;

    /// <summary>Whether two names differ by at most so many letters.</summary>
    public static bool IsWithin(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most || one.Length > MaxLength || other.Length > MaxLength)
        {
            return false;
        }

        Span<int> above = stackalloc int[MaxLength + 1];
        for (var column = 0; column <= other.Length; column++)
        {
            above[column] = column;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            var diagonal = above[0];
            above[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var exchanged = diagonal + (one[row - 1] == other[column - 1] ? 0 : 1);
                diagonal = above[column];
                above[column] = Math.Min(exchanged, Math.Min(above[column], above[column - 1]) + 1);
            }
        }

        return above[other.Length] <= most;
    }
}
