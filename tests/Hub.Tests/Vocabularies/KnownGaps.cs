namespace Hub.Tests.Vocabularies;

/// <summary>What recorded sources state and the vocabularies cannot resolve without guessing: a change here is a change of what users see.</summary>
internal static class KnownGaps
{
    public static readonly string[] Taxa =
    [
        "taxon-conflict: 537848 Scapania cuspiduligera",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_04853 Schizosaccharomyces pombe",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_08033 Oryzias latipes",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_4277175 Scapania parvifolia",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_4277188 Scapania brevicaulis",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_4277193 Scapania praetervisa",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_4853 Schizosaccharomyces pombe",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_7420792 Scapania irrigua subsp. irrigua",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_7480007 Scapania zemliae",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_8033 Oryzias latipes",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_8087753 Scapania irrigua subsp. rufescens",
        "taxon-conflict: http://purl.obolibrary.org/obo/NCBITaxon_8320028 Scapania carinthiaca var. massalongi",
        "taxon-conflict: https://www.ncbi.nlm.nih.gov/datasets/taxonomy/1802 X. laevis",
    ];

    public static readonly string[] Methods =
    [
        "DCM_113090 image stitching",
        "http://purl.obolibrary.org/obo/FBbi_00000088 Whole-Cell FRAP (FRAPとは異なります。本論文で初めて報告した新規顕微鏡法です)",
        "http://purl.obolibrary.org/obo/FBbi_00000156 primary antibody plus labeled secondary antibody",
        "http://purl.obolibrary.org/obo/FBbi_00000234 and Zyla4.2 sCMOS camera (Andor)",
        "http://purl.obolibrary.org/obo/FBbi_00000278 CV1000 microscope equipped with a 20x oil lens",
        "http://purl.obolibrary.org/obo/FBbi_00000278 IX71 microscope equipped with a 20x oil lens",
        "http://purl.obolibrary.org/obo/FBbi_00000353 Ti-2 microscope with a × 40 0.95 NA Plan-Apochromatic objective lens (Nikon)",
        "http://purl.obolibrary.org/obo/FBbi_00000371 Keiyo Techno) and recorded using an infrared activity sensor (Kissei Comtec).",
        "http://purl.obolibrary.org/obo/FBbi_00000383 rapid C. elegans motion imaging (Remi) system",
        "http://purl.obolibrary.org/obo/FBbi_00001003 Animal behavior was monitored using a charge-coupled device video camera (SPK-E700CHP1",
        "http://purl.obolibrary.org/obo/FBbi_00001005 Time-lapse images of fluorescent (GFP filter) and bright-field were taken in dark at 20 min interval for 48 h with Leica DMi8 inverted microscope",
        "multi-focus image fusion",
    ];

    /// <summary>Spellings in which the id is one method's and the label another's; the label is used.</summary>
    public const int MethodConflicts = 47;

    public static readonly string[] StudyTypes = ["00000222 imaging method"];
}
