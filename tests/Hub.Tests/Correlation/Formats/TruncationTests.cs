using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>A file that was cut on its way is refused with its place, or what is left of it is read as it stands: never a crash, never a number that was cut.</summary>
public sealed class TruncationTests
{
    private const int Cuts = 120;

    public static TheoryData<string> Files =>
    [
        "amira/CONSTRUCTED-landmarks.landmarkAscii", "bdv/spimdata-example.xml", "bigwarp/expected.json", "bigwarp/landmarks.csv", "bigwarp/landmarks2d-blobs.csv",
        "bigwarp/mr_landmarks_p2p2p4-111.csv", "bigwarp/mri-stack-translation-bigWarp.xml", "bigwarp/mri-stack.xml", "bigwarp/testPoints.csv",
        "ec-clem/CONSTRUCTED-ec-clem-v2.schema.xml", "ec-clem/CONSTRUCTED-ec-clem-v2.transfo.xml",
        "elastix/transformparameters.3DCT_lung.affine.txt", "elastix/TransformParameters_3DCT_lung.NC.euler.ASGD.001.txt.in", "elastix/transformix-5.0.1-generated/chainA.txt",
        "elastix/transformix-5.0.1-generated/euler2.txt", "elastix/ITK-Transform.tfm", "imod/CONSTRUCTED-two-sections.xf",
        "itk/affine-RAS.itk.tfm", "itk/hmc-itk.tfm", "itk/itktflist.tfm", "mobie-clem/hela/a2_reg.json",
        "ngff/spec-0.6rc0/examples/scene/scene_registration.json", "ngff/spec-0.6rc0/examples/multiscales_strict/multiscales_example.json",
        "ngff/spec-0.4/examples/multiscales_strict/multiscales_example.json", "ngff/rfc5-examples/2d/axis_dependent/byDimension.zarr/zarr.json",
    ];

    [SharedDataTheory, MemberData(nameof(Files))]
    public void A_cut_file_is_refused_with_its_place_or_read_as_far_as_it_is_whole(string name)
    {
        var bytes = File.ReadAllBytes(TransformationFiles.Path(name));
        var whole = TransformationFiles.Read(bytes, name);
        whole.Original.ToArray().ShouldBe(bytes);
        var known = Numbers(whole).ToHashSet();
        for (var cut = 0; cut < Cuts; cut++)
        {
            var part = bytes[..(int)((long)bytes.Length * cut / Cuts)];
            try
            {
                Numbers(TransformationFiles.Read(part, name)).Where(number => !known.Contains(number)).ShouldBeEmpty($"cut at {part.Length} of {bytes.Length}");
            }
            catch (TransformationFormatException refused)
            {
                refused.Place.ShouldMatch(@"^(line \d+|\$.*)$");
                refused.Reason.ShouldNotBeNullOrWhiteSpace();
                refused.File.ShouldNotBeNull();
            }
        }
    }

    /// <summary>The lines of canonical JSON and the landmarks, which a cut file must share with the whole one.</summary>
    private static IEnumerable<string> Numbers(TransformationFile file) =>
        file.Transformations.Select(stated => TransformationJson.Write(stated.Transformation))
            .Concat(file.Landmarks?.Landmarks.Select(landmark => $"{landmark.Name} {string.Join(' ', landmark.From ?? [])} {string.Join(' ', landmark.To ?? [])}") ?? []);
}
