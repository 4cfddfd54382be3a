namespace Hub.Tests.Vocabularies;

/// <summary>What recorded sources state and the vocabularies cannot resolve without guessing: a change here is a change of what users see.</summary>
internal static class KnownGaps
{
    public static readonly string[] Taxa = [];

    public static readonly string[] Methods = [];

    public static readonly string[] StudyTypes = [];
}
