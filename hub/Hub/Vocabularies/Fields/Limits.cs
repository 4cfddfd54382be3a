namespace Hub.Vocabularies;

/// <summary>The most characters a text of a record may have; longer ones are cut, with a trace.</summary>
internal static class Limits
{
    public const int Title = 2_000;
    public const int Description = 200_000;
    public const int Name = 500;
    public const int Value = 10_000;
    public const int Address = 2_000;
}
