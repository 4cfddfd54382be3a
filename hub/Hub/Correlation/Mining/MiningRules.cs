using Hub.Records;

namespace Hub.Correlation;

/// <summary>The rules by which links are mined, by the names under which their links say who asserts them.</summary>
public static class MiningRules
{
    /// <summary>Raised when a rule changes, so that every dataset is read again.</summary>
    public const int Version = 3;

    /// <summary>An accession stands in a title, a description, or another text.</summary>
    public static Asserter AccessionInText { get; } = new(AsserterKind.Rule, "accession in text");

    /// <summary>A text says that the images were correlated with those of the accession beside it.</summary>
    public static Asserter CorrelationInText { get; } = new(AsserterKind.Rule, "words of correlation beside an accession");

    /// <summary>A record made with a correlative method refers, in a field made for it, to images of another archive.</summary>
    public static Asserter CorrelativeMethod { get; } = new(AsserterKind.Rule, "correlative method and reference");

    /// <summary>Two archives name the same paper.</summary>
    public static Asserter SharedPublication { get; } = new(AsserterKind.Rule, "shared publication");

    /// <summary>Two catalogues of one archive count the same work under the same number.</summary>
    public static Asserter SameNumber { get; } = new(AsserterKind.Rule, "same number");
}
