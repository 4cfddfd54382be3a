using Hub.Correlation;
using Hub.Records;

namespace Hub.Portal.Pages;

/// <summary>What a person says to link two datasets.</summary>
public sealed class LinkForm
{
    /// <summary>The accession of the other dataset.</summary>
    public string? Other { get; set; }

    /// <summary>The relation from this dataset to the other.</summary>
    public LinkRelation Relation { get; set; } = LinkRelation.SpatiallyCorrelatedWith;

    /// <summary>How the person knows, in words.</summary>
    public string? Evidence { get; set; }

    /// <summary>The file that was given before, sealed for this person.</summary>
    public string? Held { get; set; }

    /// <summary>Whether the file leads from the other dataset to this one.</summary>
    public bool LeadsBack { get; set; }

    /// <summary>What to fit to landmarks.</summary>
    public FitKind Fit { get; set; } = FitKind.Affine;

    /// <summary>Which of the file's transformations, from 0.</summary>
    public int Choice { get; set; }

    /// <summary>The unit of this dataset's coordinates in the file.</summary>
    public string HereUnit { get; set; } = "micrometer";

    /// <summary>The unit of the other dataset's coordinates in the file.</summary>
    public string OtherUnit { get; set; } = "micrometer";

    /// <summary>The image in this dataset, by its path or name.</summary>
    public string? HereImage { get; set; }

    /// <summary>The image in the other dataset.</summary>
    public string? OtherImage { get; set; }

    /// <summary>Whether the person has seen what comes of it.</summary>
    public bool Looked { get; set; }

    /// <summary>The file with what it leaves open.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="here">The dataset of the page.</param>
    /// <param name="other">The other dataset.</param>
    public GivenFile Given(string name, ReadOnlyMemory<byte> bytes, string here, string other)
    {
        var (hereOwner, otherOwner) = (Owner(here, HereImage), Owner(other, OtherImage));
        return new GivenFile
        {
            Name = name,
            Bytes = bytes,
            From = LeadsBack ? otherOwner : hereOwner,
            To = LeadsBack ? hereOwner : otherOwner,
            FromUnit = LeadsBack ? OtherUnit : HereUnit,
            ToUnit = LeadsBack ? HereUnit : OtherUnit,
            Fit = Fit,
            Choice = Choice,
        };
    }

    private static string Owner(string accession, string? image) => string.IsNullOrWhiteSpace(image) ? accession : $"{accession}:{image.Trim().Replace('#', '_')}";
}
