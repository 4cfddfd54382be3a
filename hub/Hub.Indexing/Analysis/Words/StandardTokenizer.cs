namespace Hub.Indexing.Analysis;

/// <summary>
/// Cuts text into words by the rules of UAX #29 with emoji sequences kept whole, exactly as Lucene's
/// <c>StandardTokenizer</c> does: the longest match that begins here and lies within the next 255 characters is a
/// token, and where nothing matches one code point is passed over.
/// </summary>
/// <param name="text">The text to cut.</param>
internal struct StandardTokenizer(string text)
{
    /// <summary>The longest token, in UTF-16 characters; a longer word is cut into pieces of this length.</summary>
    public const int MaxTokenLength = 255;

    private int position;

    /// <summary>Where the last token found begins, in UTF-16 characters.</summary>
    public int Start { get; private set; }

    /// <summary>Where the last token found ends (exclusive).</summary>
    public readonly int End => position;

    /// <summary>Moves to the next token; false at the end of the text.</summary>
    public bool Next()
    {
        while (position < text.Length)
        {
            Start = position;
            var window = new WordBreakWindow(text.AsSpan(position, WindowLength()));
            int length = window.TokenLength();
            if (length > 0)
            {
                position += length;
                return true;
            }

            position += window.CodePointLength(0);
        }

        return false;
    }

    private readonly int WindowLength()
    {
        int length = Math.Min(MaxTokenLength, text.Length - position);
        bool cutsPair = length == MaxTokenLength && char.IsHighSurrogate(text[position + length - 1]);
        return cutsPair ? length - 1 : length;
    }
}
