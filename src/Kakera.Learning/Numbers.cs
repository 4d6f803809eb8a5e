using TorchSharp;
using static TorchSharp.torch;

namespace Kakera.Learning;

/// <summary>
/// Arithmetic between tensors and plain numbers, and the reading of a number from a tensor, safely.
/// </summary>
/// <remarks>
/// TorchSharp 0.107 turns a number into an object with a finalizer and hands torch only its address. Optimised code no longer holds the
/// object while torch reads it, so a garbage collection in that moment frees the memory: the result is then any number, or an assertion
/// inside torch. Sums make such a number even of two tensors: the factor of the second, 1. Here the object lives until the call has
/// returned. The unsafe ways are banned by an analyzer; see eng/BannedSymbols.Torch.txt, a name that it finds by how it begins.
/// </remarks>
internal static class Numbers
{
    /// <summary>x · a.</summary>
    public static Tensor Times(this Tensor x, double a)
    {
        using Scalar number = a.ToScalar();
        return x.mul(number);
    }

    /// <summary>x + a.</summary>
    public static Tensor Plus(this Tensor x, double a)
    {
        using Scalar number = a.ToScalar(), once = 1.ToScalar();
        return x.add(number, once);
    }

    /// <summary>x + y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y)
    {
        using Scalar once = 1.ToScalar();
        return x.add(y, once);
    }

    /// <summary>x + a · y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y, double a)
    {
        using Scalar number = a.ToScalar();
        return x.add(y, number);
    }

    /// <summary>x / a.</summary>
    public static Tensor Over(this Tensor x, double a)
    {
        using Scalar number = a.ToScalar();
        return x.div(number);
    }

    /// <summary>a − x.</summary>
    public static Tensor From(this Tensor x, double a) => x.neg().Plus(a);

    /// <summary>x².</summary>
    public static Tensor Squared(this Tensor x) => x.mul(x);

    /// <summary>x where it is in low … high, otherwise the nearer end.</summary>
    public static Tensor Within(this Tensor x, double low, double high)
    {
        using Scalar least = low.ToScalar(), most = high.ToScalar();
        return x.clamp(least, most);
    }

    /// <summary>x where it is at least <paramref name="low"/>, otherwise that.</summary>
    public static Tensor AtLeast(this Tensor x, double low)
    {
        using Scalar least = low.ToScalar();
        return x.clamp_min(least);
    }

    /// <summary>Whether x ≥ a, element by element.</summary>
    public static Tensor Reaches(this Tensor x, double a)
    {
        using Scalar number = a.ToScalar();
        return x.ge(number);
    }

    /// <summary>x ← x · a.</summary>
    public static Tensor Scale(this Tensor x, double a)
    {
        using Scalar number = a.ToScalar();
        return x.mul_(number);
    }

    /// <summary>x ← x + a.</summary>
    public static Tensor Shift(this Tensor x, double a)
    {
        using Scalar number = a.ToScalar(), once = 1.ToScalar();
        return x.add_(number, once);
    }

    /// <summary>x ← x + y.</summary>
    public static Tensor Add(this Tensor x, Tensor y)
    {
        using Scalar once = 1.ToScalar();
        return x.add_(y, once);
    }

    /// <summary>x ← x + a · y.</summary>
    public static Tensor Add(this Tensor x, Tensor y, double a)
    {
        using Scalar number = a.ToScalar();
        return x.add_(y, number);
    }

    /// <summary>x ← x + a · y · z, element by element.</summary>
    public static Tensor AddProduct(this Tensor x, Tensor y, Tensor z, double a)
    {
        using Scalar number = a.ToScalar();
        return x.addcmul_(y, z, number);
    }

    /// <summary>x ← x + a · y / z, element by element.</summary>
    public static Tensor AddQuotient(this Tensor x, Tensor y, Tensor z, double a)
    {
        using Scalar number = a.ToScalar();
        return x.addcdiv_(y, z, number);
    }

    /// <summary>The one number in a tensor of one element.</summary>
    public static double Value(this Tensor x)
    {
        using DisposeScope scope = NewDisposeScope();
        return x.detach().to(ScalarType.Float64).cpu().data<double>()[0];
    }
}
