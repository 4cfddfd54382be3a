namespace Hub.Correlation;

/// <summary>One transform of an ITK text file.</summary>
/// <param name="Line">Where its type stands.</param>
/// <param name="Type">Its type without precision and dimensions.</param>
/// <param name="Dimensions">2 or 3.</param>
/// <param name="Parameters">Its parameters; empty for a composite.</param>
/// <param name="Fixed">Its fixed parameters: the centre, and for Euler3D perhaps a flag.</param>
internal sealed record ItkBlock(int Line, string Type, int Dimensions, double[] Parameters, double[] Fixed)
{
    public bool IsComposite => Type == "CompositeTransform";

    public Transformation Transformation()
    {
        try
        {
            var centre = Fixed.Length >= Dimensions ? Fixed[..Dimensions] : new double[Dimensions];
            var zyx = Type == "Euler3DTransform" && Fixed.Length == 4 && Fixed[3] != 0;
            var matrix = ItkParameters.Matrix(Type, Dimensions, Parameters, centre, zyx)
                ?? throw new TransformationException($"{Type} in {Dimensions} axes is not read: it is no matrix, or its numbers lie on a grid. Write it as an affine or as a displacement field.");
            return Type == "TranslationTransform" ? new TranslationTransformation(Parameters) : new AffineTransformation(matrix);
        }
        catch (TransformationException error)
        {
            throw new TransformationFormatException($"line {Line}", error.Message);
        }
    }
}
