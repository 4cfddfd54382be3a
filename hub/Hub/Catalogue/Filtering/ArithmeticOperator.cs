namespace Hub.Catalogue;

/// <summary>What is computed of two numbers.</summary>
public enum ArithmeticOperator
{
    /// <summary>The sum.</summary>
    Add,

    /// <summary>The difference.</summary>
    Subtract,

    /// <summary>The product.</summary>
    Multiply,

    /// <summary>The quotient; of two whole numbers a whole number, cut towards zero.</summary>
    Divide,

    /// <summary>The quotient with its fraction.</summary>
    DivideExactly,

    /// <summary>The remainder of <see cref="Divide"/>.</summary>
    Modulo,
}
